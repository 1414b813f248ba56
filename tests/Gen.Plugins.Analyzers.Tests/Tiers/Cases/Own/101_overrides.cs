// Case 101 | Level: core | overrides of a forbidden tier's members, and of others
namespace Acme.Controller.Workbook
{
    public abstract class BookBase
    {
        public abstract int Rows { get; }
        public virtual string this[int index] => "";
        public virtual event System.Action Changed { add { } remove { } }
        public virtual void Save() { }
    }
}

namespace Acme.Shared.Text
{
    public abstract class Note
    {
        public abstract int Rows { get; }
        public virtual void Save() { }
    }
}

namespace Acme.Actions.Postgres
{
    public class Export : Acme.Controller.Workbook.BookBase // BAD: Actions.Postgres -> Controller.Workbook
    {
        public override int Rows => 1; // BAD: Actions.Postgres -> Controller.Workbook
        public override string this[int index] => "x"; // BAD: Actions.Postgres -> Controller.Workbook
        public override event System.Action Changed { add { } remove { } } // BAD: Actions.Postgres -> Controller.Workbook
        public override void Save() { } // BAD: Actions.Postgres -> Controller.Workbook
        public override int GetHashCode() => 1; // OK
        public override string ToString() => ""; // OK
    }

    public class Deeper : Export // OK
    {
        public override void Save() { } // ANY: overrides an override of its own tier
    }

    public class Fine : Acme.Shared.Text.Note // OK
    {
        public override int Rows => 2; // OK
        public override void Save() => base.Save(); // OK
    }
}
