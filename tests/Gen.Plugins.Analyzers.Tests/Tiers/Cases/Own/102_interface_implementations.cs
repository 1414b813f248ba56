// Case 102 | Level: core | explicit and implicit implementations of a forbidden interface
namespace Acme.Controller.Workbook
{
    public interface IBook
    {
        int Rows { get; }
        int this[int index] { get; }
        event System.Action Changed;
        void Save(int number);
        void Touch();
    }
}

namespace Acme.Shared.Text
{
    public interface INote { int Length { get; } }
}

namespace Acme.Actions.Postgres
{
    public class Export :
        Acme.Shared.Text.INote, // OK
        Acme.Controller.Workbook.IBook // BAD: Actions.Postgres -> Controller.Workbook
    {
        int Acme.Controller.Workbook.IBook.Rows => 1; // BAD: Actions.Postgres -> Controller.Workbook
        int Acme.Controller.Workbook.IBook.this[int index] => index; // BAD: Actions.Postgres -> Controller.Workbook
        event System.Action Acme.Controller.Workbook.IBook.Changed { add { } remove { } } // BAD: Actions.Postgres -> Controller.Workbook
        void Acme.Controller.Workbook.IBook.Save(int number) { } // BAD: Actions.Postgres -> Controller.Workbook
        public void Touch() { } // ANY: implements a member of the other's without naming it
        int Acme.Shared.Text.INote.Length => 2; // OK
    }
}
