// Case 143 | Level: core | tuples that hold a forbidden type
namespace Acme.Controller.Workbook
{
    public class Book { public string Title; }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;

    public class Export
    {
        private (Book Book, int Number) _pair; // BAD: Actions.Postgres -> Controller.Workbook
        private (string Book, int Workbook) _fine; // OK

        public (int, (string, Book)) Get() => default; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run()
        {
            _ = _pair.Book.Title; // BAD: Actions.Postgres -> Controller.Workbook
            _ = _pair.Number; // ANY: a member of ValueTuple<Book, int>
            _ = _fine.Book; // OK
            _ = _fine.Workbook; // OK
            (int a, Book b) = (1, null); // BAD: Actions.Postgres -> Controller.Workbook
            (int c, string d) = (1, "x"); // OK
            var e = _pair; // BAD: Actions.Postgres -> Controller.Workbook
            var f = _fine; // OK
            object g = _fine; // OK
            (string, (int, Book)) h = default; // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
