// Case 117 | Level: strict | unary and binary operators of a forbidden type
namespace Acme.Controller.Workbook
{
    public struct Cell
    {
        public static Cell operator +(Cell a, Cell b) => a;
        public static Cell operator -(Cell a) => a;
        public static int operator *(Cell a, int b) => b;
        public static Cell operator !(Cell a) => a;
        public static Cell operator ~(Cell a) => a;
        public static int operator <<(Cell a, int b) => b;
        public static bool operator ==(Cell a, Cell b) => true;
        public static bool operator !=(Cell a, Cell b) => true;
        public static bool operator <(Cell a, int b) => true;
        public static bool operator >(Cell a, int b) => true;
        public override bool Equals(object other) => true;
        public override int GetHashCode() => 1;
    }
}

namespace Acme.Runtime.Core
{
    public struct Id { public static Id operator +(Id a, Id b) => a; }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public class Export
    {
        private Cell _a; // BAD: Actions.Postgres -> Controller.Workbook
        private Cell _b; // BAD: Actions.Postgres -> Controller.Workbook
        private Cell? _c; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(Id id, int number)
        {
            _ = _a + _b; // BAD: Actions.Postgres -> Controller.Workbook
            _ = -_a; // BAD: Actions.Postgres -> Controller.Workbook
            _ = _a * 2; // BAD: Actions.Postgres -> Controller.Workbook
            _ = !_a; // BAD: Actions.Postgres -> Controller.Workbook
            _ = ~_a; // BAD: Actions.Postgres -> Controller.Workbook
            _ = _a << 1; // BAD: Actions.Postgres -> Controller.Workbook
            bool a = _a == _b; // BAD: Actions.Postgres -> Controller.Workbook
            bool b = _a != _b; // BAD: Actions.Postgres -> Controller.Workbook
            bool c = _a < 1; // BAD: Actions.Postgres -> Controller.Workbook
            object d = _c + _b; // BAD: Actions.Postgres -> Controller.Workbook
            bool e = (_a, 1) == (_b, 1); // BAD: Actions.Postgres -> Controller.Workbook
            bool f = _a.Equals(_b); // BAD: Actions.Postgres -> Controller.Workbook
            _ = id + id; // OK
            _ = number * 2; // OK
            bool h = _c is null; // OK
            _ = _c.HasValue; // ANY: a member of Nullable<Cell>
        }
    }
}
