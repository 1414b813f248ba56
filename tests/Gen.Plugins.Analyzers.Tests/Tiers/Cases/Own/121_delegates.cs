// Case 121 | Level: core | delegates of a forbidden tier, their calls, and method groups
namespace Acme.Controller.Workbook
{
    public delegate int Opened(int number);
    public class Book { public void Save() { } public static int Count(int number) => 1; }
}

namespace Acme.Actions.Postgres
{
    using System;
    using Acme.Controller.Workbook;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        private Opened _opened; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(Action fine)
        {
            _opened = Own; // ANY: a conversion to the type of an own field
            _ = _opened(1); // BAD: Actions.Postgres -> Controller.Workbook
            _ = _opened.Invoke(1); // BAD: Actions.Postgres -> Controller.Workbook
            _ = new Opened(Own); // BAD: Actions.Postgres -> Controller.Workbook
            Action a = _book.Save; // BAD: Actions.Postgres -> Controller.Workbook
            Func<int, int> b = Book.Count; // BAD: Actions.Postgres -> Controller.Workbook
            Func<int, int> c = Own; // OK
            fine(); // OK
            a();
            _ = b(1); // OK
            _ = c(1); // OK
        }

        private static int Own(int number) => number;
    }
}
