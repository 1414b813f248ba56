// Case 108 | Level: strict | var in all its places
namespace Acme.Controller.Workbook
{
    public class Book { }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook;

    public class Export
    {
        private List<Book> _books; // BAD: Actions.Postgres -> Controller.Workbook
        private Book Open() => null; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(object value, bool flag)
        {
            var book = Open(); // BAD: Actions.Postgres -> Controller.Workbook
            var copy = book; // BAD: Actions.Postgres -> Controller.Workbook
            var list = _books; // BAD: Actions.Postgres -> Controller.Workbook
            foreach (var item in _books) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            for (var first = book; first != null; first = null) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            var pair = (1, book); // BAD: Actions.Postgres -> Controller.Workbook
            var (number, other) = (1, book); // BAD: Actions.Postgres -> Controller.Workbook
            (int digit, var third) = (1, book); // BAD: Actions.Postgres -> Controller.Workbook
            var array = new[] { book }; // BAD: Actions.Postgres -> Controller.Workbook
            var func = () => book; // BAD: Actions.Postgres -> Controller.Workbook
            if (book is var found) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            ref var alias = ref book; // BAD: Actions.Postgres -> Controller.Workbook
            var either = flag ? book : null; // BAD: Actions.Postgres -> Controller.Workbook
            var chosen = value switch { 1 => book, _ => null }; // BAD: Actions.Postgres -> Controller.Workbook
            var text = book?.ToString(); // OK
            var count = 3; // OK
            object boxed = book; // OK
            var again = boxed; // OK
            var same = book == copy; // OK
            foreach (var letter in "abc") // OK
            {
            }

            var numbers = new List<int>(); // OK
            var (x, y) = (1, "2"); // OK
            var action = () => { }; // OK
        }
    }
}
