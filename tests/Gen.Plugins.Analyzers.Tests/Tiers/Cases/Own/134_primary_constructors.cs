// Case 134 | Level: core | parameters of primary constructors, and the base's arguments
namespace Acme.Controller.Workbook
{
    public class Book { public string Title = ""; }
    public class BookBase(string title) { public string Name => title; }
}

namespace Acme.Shared.Text
{
    public class Note(string text) { public string Text => text; }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;
    using Acme.Shared.Text;

    public class Export(
        Book book, // BAD: Actions.Postgres -> Controller.Workbook
        string text) : // OK
        Note(
            book.Title + text) // BAD: Actions.Postgres -> Controller.Workbook
    {
        public string Run() => book.Title; // BAD: Actions.Postgres -> Controller.Workbook
        public object Same() => book; // OK
        public string Fine() => Text; // OK
    }

    public class Derived(string text) : BookBase(text) // BAD: Actions.Postgres -> Controller.Workbook
    {
        public string Run() => Name; // BAD: Actions.Postgres -> Controller.Workbook
        public string Fine() => text; // OK
    }

    public struct Row(Book[] books) // BAD: Actions.Postgres -> Controller.Workbook
    {
        public object Books => books; // OK
    }
}
