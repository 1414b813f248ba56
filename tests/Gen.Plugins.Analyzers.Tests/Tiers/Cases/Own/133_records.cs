// Case 133 | Level: core | records: inheritance, with, positional members
namespace Acme.Controller.Workbook
{
    public record Book(int Id, string Title) { public Book(int id) : this(id, "") { } }
    public record struct Cell(int Row);
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;

    public record Sub(int Id) : Book(Id, ""); // BAD: Actions.Postgres -> Controller.Workbook

    public record Own(
        int Number, // OK
        Book Book) // BAD: Actions.Postgres -> Controller.Workbook
    {
        public string Name { get; init; } = ""; // OK
    }

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        private Cell _cell; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(Own own)
        {
            object a = _book with { Title = "x" }; // BAD: Actions.Postgres -> Controller.Workbook
            object b = _book with { }; // BAD: Actions.Postgres -> Controller.Workbook
            object c = _cell with { Row = 2 }; // BAD: Actions.Postgres -> Controller.Workbook
            object d = own with { Name = "y" }; // OK
            object e = own with { Book = null }; // OK
            object f = (1, 2) with { Item1 = 3 }; // OK
            bool g = _book == null; // BAD: Actions.Postgres -> Controller.Workbook
            bool h = own == null; // OK
            _ = own.Book.Title; // BAD: Actions.Postgres -> Controller.Workbook
            _ = own.Number; // OK
        }
    }
}
