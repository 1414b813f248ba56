// Case 112 | Level: core | type patterns, in switches too, and the types of designations
namespace Acme.Controller.Workbook
{
    public class Book { }
    public struct Cell { }
}

namespace Acme.Shared.Text
{
    public class Note { }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;
    using Acme.Shared.Text;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        private Cell? _cell; // BAD: Actions.Postgres -> Controller.Workbook

        public int Run(object value)
        {
            switch (value)
            {
                case Book: // BAD: Actions.Postgres -> Controller.Workbook
                    return 1;
                case Cell cell: // BAD: Actions.Postgres -> Controller.Workbook
                    return 2;
                case Note note when note is not null: // OK
                    return 3;
                case string: // OK
                    return 4;
            }

            if (value is Book or int) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            if (value is not (string or Book)) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            if (_book is { } there) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            if (_cell is { } full) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            if (_book is null) // OK
            {
            }

            if (_book is not null) // OK
            {
            }

            if (value is { } some) // OK
            {
            }

            return value switch
            {
                Note => 1, // OK
                Book => 2, // BAD: Actions.Postgres -> Controller.Workbook
                Cell _ => 3, // BAD: Actions.Postgres -> Controller.Workbook
                int number => number, // OK
                _ => 0, // OK
            };
        }
    }
}
