// Case 160 | Level: strict | a chain over several lines: the breach is where its name is
namespace Acme.Controller.Workbook
{
    public class Book
    {
        public string Title;
        public Book Next => this;
        public Acme.Runtime.Core.Row Row() => null;
        public static Book Open() => null;
    }
}

namespace Acme.Runtime.Core
{
    public class Row { public Row Up() => this; public string Text => ""; }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run()
        {
            _ = _book // OK
                .Next // BAD: Actions.Postgres -> Controller.Workbook
                .Next // BAD: Actions.Postgres -> Controller.Workbook
                .Row() // BAD: Actions.Postgres -> Controller.Workbook
                .Up() // OK
                .Text // OK
                .Length; // OK
            _ = Book // ANY: one use, reported at its member
                .Open() // BAD: Actions.Postgres -> Controller.Workbook
                .Title // BAD: Actions.Postgres -> Controller.Workbook
                .Trim(); // OK
            _ = _book // OK
                ?.Next // BAD: Actions.Postgres -> Controller.Workbook
                ?.Title // BAD: Actions.Postgres -> Controller.Workbook
                ?.Length; // OK
            _ = string // OK
                .Concat( // OK
                    "a", // OK
                    _book.Title); // BAD: Actions.Postgres -> Controller.Workbook
            _ = Acme // OK
                .Controller // OK
                .Workbook // OK
                .Book // ANY: one use, reported at its member
                .Open(); // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
