// Case 131 | Level: strict | new without a type
namespace Acme.Controller.Workbook
{
    public class Book { public Book() { } public Book(int number) { } }
    public struct Cell { public Cell(int number) { } }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        private List<Book> _books; // BAD: Actions.Postgres -> Controller.Workbook
        private Cell _cell; // BAD: Actions.Postgres -> Controller.Workbook
        private List<string> _names = new(); // OK

        private static void Take(Book book) { } // BAD: Actions.Postgres -> Controller.Workbook
        private static void Fine(List<int> numbers) { } // OK

        public void Run()
        {
            _book = new(); // BAD: Actions.Postgres -> Controller.Workbook
            _cell = new(1); // BAD: Actions.Postgres -> Controller.Workbook
            Take(new()); // BAD: Actions.Postgres -> Controller.Workbook
            Take(
                new(1)); // BAD: Actions.Postgres -> Controller.Workbook
            Fine(new()); // OK
            _names = new(3); // OK
            _books.Add(new()); // BAD: Actions.Postgres -> Controller.Workbook
            _book ??= new(2); // BAD: Actions.Postgres -> Controller.Workbook
        }

        public Book Open() // BAD: Actions.Postgres -> Controller.Workbook
        {
            return new(); // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
