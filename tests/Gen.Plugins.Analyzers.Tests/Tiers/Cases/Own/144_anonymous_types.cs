// Case 144 | Level: strict | anonymous types that hold a forbidden type
namespace Acme.Controller.Workbook
{
    public class Book { public string Title; }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run()
        {
            object a = new { Book = _book }; // ANY: the type is nowhere written
            object b = new { _book.Title }; // BAD: Actions.Postgres -> Controller.Workbook
            object c = new { Book = "x", Number = 1 }; // OK
            var d = new { Name = "x" }; // OK
            _ = d.Name; // OK
            var e = new { Book = _book }; // ANY: the type is nowhere written
            _ = e.Book.Title; // BAD: Actions.Postgres -> Controller.Workbook
            _ = new[] { new { Number = 1 } }; // OK
        }
    }
}
