// Case 137 | Level: core | function pointer types, and pointers to forbidden methods
namespace Acme.Controller.Workbook
{
    public class Book { }
    public static class Hub { public static void Ping() { } public static int Count(int number) => number; }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;

    public unsafe class Export
    {
        private delegate*<Book, void> _take; // BAD: Actions.Postgres -> Controller.Workbook
        private delegate*<int, Book> _make; // BAD: Actions.Postgres -> Controller.Workbook
        private delegate* unmanaged<int, void> _fine; // OK

        public void Run(
            delegate*<System.Collections.Generic.List<Book>, int> count, // BAD: Actions.Postgres -> Controller.Workbook
            delegate*<int, int> fine) // OK
        {
            delegate*<void> ping = &Hub.Ping; // BAD: Actions.Postgres -> Controller.Workbook
            fine = &Hub.Count; // BAD: Actions.Postgres -> Controller.Workbook
            fine = &Own; // OK
            _ = fine(1); // OK
            ping(); // OK
            delegate*<Book> local = null; // BAD: Actions.Postgres -> Controller.Workbook
        }

        private static int Own(int number) => number;
    }
}
