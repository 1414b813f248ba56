// Case 141 | Level: core | nested types on both ends
namespace Acme.Controller.Workbook
{
    public class Book
    {
        public class Page { public static int Count; public class Line { public static void Draw() { } } }
        public enum Kind { One }
        public const int Size = 1;
    }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;
    using Line = Acme.Controller.Workbook.Book.Page.Line; // OK
    using static Acme.Controller.Workbook.Book; // OK

    public class Export
    {
        private Book.Page _page; // BAD: Actions.Postgres -> Controller.Workbook
        private Page _short; // BAD: Actions.Postgres -> Controller.Workbook
        private Line _alias; // BAD: Actions.Postgres -> Controller.Workbook

        private class Inner
        {
            private class Deeper
            {
                private static readonly int s_count = Book.Page.Count; // BAD: Actions.Postgres -> Controller.Workbook
                private Inner _inner; // OK
                public void Run()
                {
                    Book.Page.Line.Draw(); // BAD: Actions.Postgres -> Controller.Workbook
                    Line.Draw(); // BAD: Actions.Postgres -> Controller.Workbook
                    Page.Line.Draw(); // BAD: Actions.Postgres -> Controller.Workbook
                    _ = Kind.One; // BAD: Actions.Postgres -> Controller.Workbook
                    _ = Size; // BAD: Actions.Postgres -> Controller.Workbook
                    _inner = null; // OK
                    _ = s_count; // OK
                }
            }
        }
    }
}
