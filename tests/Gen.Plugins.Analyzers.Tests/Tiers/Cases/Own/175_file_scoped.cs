// Case 175 | Level: core | file-scoped namespaces, a file for each end
namespace Acme.Controller.Workbook;

public class Book { public static int Count; }

// FILE: Note.cs
namespace Acme.Shared.Text;

public class Note { public static int Count; }

// FILE: Export.cs
using Acme.Controller.Workbook; // OK
using Acme.Shared.Text; // OK

namespace Acme.Actions.Postgres;

public class Export
{
    private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
    private Note _note; // OK
    public int Run() => Book.Count + Note.Count; // BAD: Actions.Postgres -> Controller.Workbook
    public int Fine() => Note.Count; // OK
}
