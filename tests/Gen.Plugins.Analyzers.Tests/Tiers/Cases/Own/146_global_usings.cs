// Case 146 | Level: core | global usings, static ones and aliases, in another file
global using static Acme.Controller.Workbook.Hub; // OK
global using Sheet = Acme.Controller.Workbook.Book; // OK
global using Sheets = System.Collections.Generic.List<Acme.Controller.Workbook.Book>; // OK
global using Text = Acme.Shared.Text.Note; // OK
global using Acme.Controller.Workbook; // OK

// FILE: Controller.cs
namespace Acme.Controller.Workbook
{
    public class Book { }
    public static class Hub { public const int Max = 1; public static void Ping() { } public enum Kind { One } }
}

// FILE: Shared.cs
namespace Acme.Shared.Text
{
    public class Note { }
}

// FILE: Export.cs
namespace Acme.Actions.Postgres
{
    public class Export
    {
        private Sheet _sheet; // BAD: Actions.Postgres -> Controller.Workbook
        private Sheets _sheets; // BAD: Actions.Postgres -> Controller.Workbook
        private Text _text; // OK
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run()
        {
            Ping(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = Max; // BAD: Actions.Postgres -> Controller.Workbook
            _ = Kind.One; // BAD: Actions.Postgres -> Controller.Workbook
            _ = new Sheet(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = new Sheets(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = new Text(); // OK
            _ = nameof(Run); // OK
        }
    }
}
