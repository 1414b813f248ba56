// Case 148 | Level: core | aliases count where they are used
namespace Acme.Controller.Workbook
{
    public class Book { public static int Count; }
    public class Shelf<T> { public static T First; }
    public struct Cell { }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Book = Acme.Controller.Workbook.Book; // OK
    using Books = System.Collections.Generic.Dictionary<string, Acme.Controller.Workbook.Book>; // OK
    using Numbers = Acme.Controller.Workbook.Shelf<int>; // OK
    using Pair = (int Number, Acme.Controller.Workbook.Cell Cell); // OK
    using Space = Acme.Controller.Workbook; // OK
    using Fine = System.Collections.Generic.List<int>; // OK
    using unsafe Pointer = Acme.Controller.Workbook.Cell*; // OK

    public unsafe class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        private Books _books; // BAD: Actions.Postgres -> Controller.Workbook
        private Numbers _numbers; // BAD: Actions.Postgres -> Controller.Workbook
        private Pair _pair; // BAD: Actions.Postgres -> Controller.Workbook
        private Space.Book _spaced; // BAD: Actions.Postgres -> Controller.Workbook
        private Space::Book _colons; // BAD: Actions.Postgres -> Controller.Workbook
        private global::Acme.Controller.Workbook.Book _global; // BAD: Actions.Postgres -> Controller.Workbook
        private Fine _fine; // OK
        private Pointer _pointer; // BAD: Actions.Postgres -> Controller.Workbook
        private List<Book> _list; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run()
        {
            _ = Book.Count; // BAD: Actions.Postgres -> Controller.Workbook
            _ = Numbers.First; // BAD: Actions.Postgres -> Controller.Workbook
            _ = new Books(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = new Fine(); // OK
            _ = typeof(Pair); // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
