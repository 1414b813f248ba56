// Case 177 | Level: strict | CSharp: 14 | C# 14: null-conditional assignment, field, compound operators, partial constructors
namespace Acme.Controller.Workbook
{
    public class Book
    {
        public string Title;
        public int Count { get; set; }
        public void operator +=(int number) { }
        public void operator ++() { }
    }
}

namespace Acme.Shared.Text
{
    public class Note { public string Title; }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;
    using Acme.Shared.Text;

    public partial class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        public Book Lazy { get => field ??= null; } // BAD: Actions.Postgres -> Controller.Workbook
        public string Fine { get => field ?? ""; set; } // OK
        public partial Export(Book book); // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(Note note)
        {
            _book?.Title = "x"; // BAD: Actions.Postgres -> Controller.Workbook
            _book?.Count += 1; // BAD: Actions.Postgres -> Controller.Workbook
            _book += 1; // BAD: Actions.Postgres -> Controller.Workbook
            _book++; // BAD: Actions.Postgres -> Controller.Workbook
            note?.Title = "y"; // OK
            System.Action<Book> take = (scoped_) => { }; // BAD: Actions.Postgres -> Controller.Workbook
        }
    }

    public partial class Export
    {
        public partial Export(Book book) { } // BAD: Actions.Postgres -> Controller.Workbook
    }
}
