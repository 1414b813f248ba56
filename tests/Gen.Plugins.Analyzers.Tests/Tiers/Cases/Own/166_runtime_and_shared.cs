// Case 166 | Level: core | runtime and shared reach up
namespace Acme.Runtime.Core
{
    public class Context
    {
        private Acme.Shared.Text.Note _note; // BAD: Runtime -> Shared
        private Acme.Controller.Workbook.Book _book; // BAD: Runtime -> Controller.Workbook
        private Acme.Actions.Postgres.Export _export; // BAD: Runtime -> Actions.Postgres
        private Acme.Runtime.Loading.Loader _loader; // OK
        public string Text => Acme.Shared.Text.Note.Default; // BAD: Runtime -> Shared
        private System.Collections.Generic.List<Acme.Shared.Text.Note> _notes; // BAD: Runtime -> Shared
        private (Acme.Shared.Text.Note, Acme.Actions.Postgres.Export) _two; // BAD: Runtime -> Shared; Runtime -> Actions.Postgres
    }
}

namespace Acme.Runtime.Loading
{
    public class Loader { public Acme.Runtime.Core.Context Context; } // OK
}

namespace Acme.Shared.Text
{
    public class Note
    {
        public const string Default = "";
        private Acme.Runtime.Core.Context _context; // OK
        private Acme.Shared.Data.Row _row; // OK
        private Acme.Controller.Workbook.Book _book; // BAD: Shared -> Controller.Workbook
        private Acme.Actions.Postgres.Export _export; // BAD: Shared -> Actions.Postgres
    }
}

namespace Acme.Shared.Data
{
    public class Row { public Acme.Shared.Text.Note Note; } // OK
}

namespace Acme.Controller.Workbook
{
    public class Book { }
}

namespace Acme.Actions.Postgres
{
    public class Export { }
}
