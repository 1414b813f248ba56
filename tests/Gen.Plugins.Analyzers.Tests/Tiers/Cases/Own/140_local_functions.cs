// Case 140 | Level: core | attributes, type parameters, defaults and results of local functions
namespace Acme.Controller.Workbook
{
    public class Book { public string Title; }
    public static class Limits { public const int Rows = 1; }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using System.Threading.Tasks;
    using Acme.Controller.Workbook;

    public class Export
    {
        public async Task Run(object value)
        {
            async Task<Book> Open() { await Task.Yield(); return null; } // BAD: Actions.Postgres -> Controller.Workbook
            static int Rows(int rows = Limits.Rows) => rows; // BAD: Actions.Postgres -> Controller.Workbook
            IEnumerable<Book> All() // BAD: Actions.Postgres -> Controller.Workbook
            {
                yield return null; // OK
            }

            int Count() => ((Book)value).Title.Length; // BAD: Actions.Postgres -> Controller.Workbook
            static int Fine(int rows = 3) => rows; // OK
            T Make<T>() where T : new() => new T(); // OK
            var opened = await Open(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = Rows(); // OK
            foreach (var book in All()) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            _ = Count(); // OK
            _ = Fine(); // OK
            _ = Make<Book>(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = Make<object>(); // OK
        }
    }
}
