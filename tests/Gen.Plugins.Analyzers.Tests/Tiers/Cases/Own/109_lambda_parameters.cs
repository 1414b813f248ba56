// Case 109 | Level: strict | lambda parameters whose types are inferred
namespace Acme.Controller.Workbook
{
    public class Book { }
}

namespace Acme.Actions.Postgres
{
    using System;
    using System.Collections.Generic;
    using Acme.Controller.Workbook;

    public class Export
    {
        private readonly List<Book> _books = null; // BAD: Actions.Postgres -> Controller.Workbook
        private readonly List<string> _names = new(); // OK
        private Action<Book> _sink; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run()
        {
            _books.ForEach(b => { }); // BAD: Actions.Postgres -> Controller.Workbook
            _books.Sort((a, b) => 0); // BAD: Actions.Postgres -> Controller.Workbook
            _books.ForEach(static _ => { }); // BAD: Actions.Postgres -> Controller.Workbook
            _books.ForEach((Book b) => { }); // BAD: Actions.Postgres -> Controller.Workbook
            _books.ForEach(delegate (Book b) { }); // BAD: Actions.Postgres -> Controller.Workbook
            _books.Sort(
                (
                    one, // BAD: Actions.Postgres -> Controller.Workbook
                    two) => 0); // BAD: Actions.Postgres -> Controller.Workbook
            _sink = b => { }; // BAD: Actions.Postgres -> Controller.Workbook
            _names.ForEach(n => { }); // OK
            _names.ForEach(delegate { }); // OK
            Func<int, int> next = x => x + 1; // OK
            Action<string> print = (string s) => { }; // OK
            _ = next(1);
            print(""); // OK
        }
    }
}
