// Case 149 | Level: core | file-local types on both ends
namespace Acme.Controller.Workbook
{
    public class Book { public static int Count; }
    file class Hidden { public static int Count = Book.Count; } // OK
}

// FILE: Export.cs
namespace Acme.Actions.Postgres
{
    file class Book { public static int Count; } // OK

    file class Local
    {
        private Book _own; // OK
        private Acme.Controller.Workbook.Book _other; // BAD: Actions.Postgres -> Controller.Workbook
        public int Count => Book.Count; // OK
        public int Others => Acme.Controller.Workbook.Book.Count; // BAD: Actions.Postgres -> Controller.Workbook
        public object Run() => _own ?? (object)_other; // OK
    }

    file interface IFine { } // OK
    file class Bad : Acme.Controller.Workbook.Book, IFine { } // BAD: Actions.Postgres -> Controller.Workbook
}
