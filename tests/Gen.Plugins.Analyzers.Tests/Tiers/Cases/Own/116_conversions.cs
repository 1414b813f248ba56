// Case 116 | Level: strict | user-defined conversions that nobody writes
namespace Acme.Controller.Workbook
{
    public class Book
    {
        public static implicit operator string(Book book) => "";
        public static implicit operator Book(string text) => null;
        public static explicit operator int(Book book) => 1;
    }
}

namespace Acme.Runtime.Core
{
    public struct Id { public static implicit operator string(Id id) => ""; }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        private List<Book> _books; // BAD: Actions.Postgres -> Controller.Workbook

        private static void Take(string text) { }

        public string Run(bool flag, Id id)
        {
            string a = _book; // BAD: Actions.Postgres -> Controller.Workbook
            Take(_book); // BAD: Actions.Postgres -> Controller.Workbook
            Take(id); // OK
            _book = "x"; // BAD: Actions.Postgres -> Controller.Workbook
            int b = (int)_book; // BAD: Actions.Postgres -> Controller.Workbook
            object c = _book; // OK
            foreach (string text in _books) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            string d = flag ? _book : "x"; // BAD: Actions.Postgres -> Controller.Workbook
            string e = b switch
            {
                1 => _book, // BAD: Actions.Postgres -> Controller.Workbook
                _ => "", // OK
            };
            string f = id; // OK
            string[] g =
            {
                _book, // BAD: Actions.Postgres -> Controller.Workbook
                id, // OK
            };
            (string, int) h = (_book, 1); // BAD: Actions.Postgres -> Controller.Workbook
            System.Func<string> i = () => _book; // BAD: Actions.Postgres -> Controller.Workbook
            string j = null ?? (string)_book; // BAD: Actions.Postgres -> Controller.Workbook
            if (flag)
            {
                return _book; // BAD: Actions.Postgres -> Controller.Workbook
            }

            return a + d + e + f + g + h + i() + j + c;
        }

        public string Short() => _book; // BAD: Actions.Postgres -> Controller.Workbook
        public string Fine(Id id) => id; // OK
        public string Property => _book; // BAD: Actions.Postgres -> Controller.Workbook
        private string _text = (Book)null; // BAD: Actions.Postgres -> Controller.Workbook
    }
}
