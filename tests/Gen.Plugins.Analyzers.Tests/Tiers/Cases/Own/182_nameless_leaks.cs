// Case 182 | Level: strict | code without a tier hands out what C# calls where no name stands
namespace Acme.Controller.Workbook
{
    public class Book { public int Rows() => 1; }
}

namespace Acme
{
    using System.Collections.Generic;

    public static class Extensions
    {
        public static IEnumerator<Acme.Controller.Workbook.Book> GetEnumerator(this int number) => null;
        public static void Deconstruct(this int number, out Acme.Controller.Workbook.Book book, out int rest) { book = null; rest = 1; }
    }
}

namespace Acme.Actions.Postgres
{
    public class Export
    {
        public void Loop()
        {
            foreach (var book in 3) // BAD: Actions.Postgres -> Controller.Workbook
            {
                book.Rows(); // BAD: Actions.Postgres -> Controller.Workbook
            }
        }

        public void Take()
        {
            var (book, rest) = 3; // BAD: Actions.Postgres -> Controller.Workbook
            book.Rows(); // BAD: Actions.Postgres -> Controller.Workbook
            rest.ToString(); // OK
        }
    }
}
