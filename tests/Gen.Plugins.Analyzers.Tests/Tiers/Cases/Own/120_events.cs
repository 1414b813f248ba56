// Case 120 | Level: core | events of a forbidden type, and own events of a forbidden delegate
namespace Acme.Controller.Workbook
{
    public delegate void Opened(int number);
    public class Book { public event System.Action Changed; public static event Opened Any; public void Raise() { Changed?.Invoke(); Any?.Invoke(1); } }
}

namespace Acme.Shared.Text
{
    public class Note { public event System.Action Changed; public void Raise() => Changed?.Invoke(); }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        public event Opened Done; // BAD: Actions.Postgres -> Controller.Workbook
        public event System.Action Fine; // OK

        public void Run(Acme.Shared.Text.Note note)
        {
            _book.Changed += Handle; // BAD: Actions.Postgres -> Controller.Workbook
            _book.Changed -= Handle; // BAD: Actions.Postgres -> Controller.Workbook
            Book.Any += n => { }; // BAD: Actions.Postgres -> Controller.Workbook
            note.Changed += Handle; // OK
            Done?.Invoke(1); // BAD: Actions.Postgres -> Controller.Workbook
            Done(1); // BAD: Actions.Postgres -> Controller.Workbook
            Fine?.Invoke(); // OK
            Done += n => { }; // ANY: an own event, whose type is reported
            Fine += Handle; // OK
        }

        private void Handle() { }
    }
}
