// Case 118 | Level: strict | compound assignment, increment, true and false, short circuits
namespace Acme.Controller.Workbook
{
    public struct Cell
    {
        public static Cell operator +(Cell a, int b) => a;
        public static Cell operator ++(Cell a) => a;
        public static Cell operator &(Cell a, Cell b) => a;
        public static Cell operator |(Cell a, Cell b) => a;
        public static bool operator true(Cell a) => true;
        public static bool operator false(Cell a) => true;
    }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;

    public class Export
    {
        private Cell _a; // BAD: Actions.Postgres -> Controller.Workbook
        private Cell _b; // BAD: Actions.Postgres -> Controller.Workbook

        public int Run(int number, bool flag)
        {
            _a += 1; // BAD: Actions.Postgres -> Controller.Workbook
            _a++; // BAD: Actions.Postgres -> Controller.Workbook
            --number; // OK
            number += 2; // OK
            ++_a; // BAD: Actions.Postgres -> Controller.Workbook
            if (_a) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            if (flag) // OK
            {
            }

            if (_a && _b) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            while (_a) // BAD: Actions.Postgres -> Controller.Workbook
            {
                break;
            }

            do
            {
            }
            while (_b); // BAD: Actions.Postgres -> Controller.Workbook

            for (; _a;) // BAD: Actions.Postgres -> Controller.Workbook
            {
                break;
            }

            _a |= _b; // BAD: Actions.Postgres -> Controller.Workbook
            return _a ? 1 : 2; // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
