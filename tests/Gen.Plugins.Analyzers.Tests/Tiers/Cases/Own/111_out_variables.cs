// Case 111 | Level: strict | out var, out with a type, out into what is there
namespace Acme.Controller.Workbook
{
    public class Book { public static bool TryOpen(out Book book) { book = null; return false; } }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook;

    public class Export
    {
        private Dictionary<int, Book> _books; // BAD: Actions.Postgres -> Controller.Workbook
        private Dictionary<int, string> _names; // OK

        public void Run()
        {
            _books.TryGetValue(1, out var a); // BAD: Actions.Postgres -> Controller.Workbook
            _books.TryGetValue(1, out Book b); // BAD: Actions.Postgres -> Controller.Workbook
            _names.TryGetValue(1, out var c); // OK
            _names.TryGetValue(1, out string d); // OK
            Book.TryOpen(out _); // BAD: Actions.Postgres -> Controller.Workbook
            _books.TryGetValue(
                2,
                out var e); // BAD: Actions.Postgres -> Controller.Workbook
            _names.TryGetValue(2, out _); // OK
            _books.TryGetValue(3, out a); // ANY: into a local that is reported
        }
    }
}
