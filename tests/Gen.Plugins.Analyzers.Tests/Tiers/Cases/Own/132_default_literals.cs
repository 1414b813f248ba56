// Case 132 | Level: policy | default where the type is a forbidden one
namespace Acme.Controller.Workbook
{
    public struct Cell { }
    public class Book { public static void Take(Cell cell) { } }
}

namespace Acme.Runtime.Core
{
    public static class Registry { public static void Put<T>(T value) { } public static void Number(int number) { } }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public class Export
    {
        private Cell _cell; // BAD: Actions.Postgres -> Controller.Workbook
        private static void Take(Cell cell) { } // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(int number = default) // OK
        {
            Book.Take(default); // BAD: Actions.Postgres -> Controller.Workbook
            Registry.Put<Cell>(default); // BAD: Actions.Postgres -> Controller.Workbook
            Registry.Put(default(Cell)); // BAD: Actions.Postgres -> Controller.Workbook
            Registry.Number(default); // OK
            Take(default); // ANY: the parameter is reported
            _cell = default; // ANY: the field is reported
            Cell cell = default; // BAD: Actions.Postgres -> Controller.Workbook
            Take(_cell); // OK
            _ = number == default; // OK
        }

        public void Defaulted(Cell cell = default) { } // BAD: Actions.Postgres -> Controller.Workbook
    }
}
