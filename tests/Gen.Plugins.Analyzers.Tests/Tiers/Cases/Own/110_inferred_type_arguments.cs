// Case 110 | Level: strict | type arguments that only the compiler writes
namespace Acme.Controller.Workbook
{
    public class Book { }
}

namespace Acme.Runtime.Core
{
    public static class Registry
    {
        public static void Put<T>(T value) { }
        public static void Both<T, U>(T one, U two) { }
        public static void Of<T>(System.Func<T> make) { }
        public static void Nothing<T>() { }
    }
}

namespace Acme.Actions.Postgres
{
    using System;
    using System.Collections.Generic;
    using System.Linq;
    using System.Threading.Tasks;
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        private List<Book> _books; // BAD: Actions.Postgres -> Controller.Workbook
        private List<string> _names; // OK

        public void Run()
        {
            Registry.Put(_book); // BAD: Actions.Postgres -> Controller.Workbook
            Registry.Put(_books); // BAD: Actions.Postgres -> Controller.Workbook
            Registry.Both(1, _book); // BAD: Actions.Postgres -> Controller.Workbook
            Registry.Of(() => _book); // BAD: Actions.Postgres -> Controller.Workbook
            Registry.Nothing<Book>(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = Tuple.Create(1, _book); // BAD: Actions.Postgres -> Controller.Workbook
            _ = Task.FromResult(_book); // BAD: Actions.Postgres -> Controller.Workbook
            _ = Enumerable.Repeat(_book, 3); // BAD: Actions.Postgres -> Controller.Workbook
            _ = _names.Select(n => _book); // BAD: Actions.Postgres -> Controller.Workbook
            Registry.Put<object>(_book); // OK
            Registry.Put("x"); // OK
            Registry.Both(1, _names); // OK
            _ = Tuple.Create(1, "x"); // OK
            _ = _names.Select(n => n.Length); // OK
            _ = new List<object> { _book }; // OK
        }
    }
}
