// Case 153 | Level: core | the first whole segment tells the tier; parts of words tell nothing
namespace Acme.ControllerOptions
{
    public class Options { public Acme.Controller.Workbook.Book Book; } // OK
}

namespace Acme.MyShared.Things
{
    public class Thing { public Acme.Actions.Postgres.Export Export; } // OK
}

namespace Acme.Controller.Workbook
{
    public class Book { }
}

namespace Acme.Actions.Postgres.Shared
{
    public class Common { public Acme.Actions.Postgres.Export Export; } // OK
}

namespace Acme.Actions.Postgres.Runtime.Shared
{
    public class Common
    {
        public Acme.Actions.Postgres.Export Export; // OK
        public Acme.Controller.Workbook.Book Book; // BAD: Actions.Postgres -> Controller.Workbook
    }
}

namespace Acme.Runtime.Actions
{
    public class Table
    {
        public static int Count;
        public Acme.Actions.Postgres.Export Export; // BAD: Runtime -> Actions.Postgres
        public Acme.Runtime.Controller.Workbook.Steps Steps; // OK
    }
}

namespace Acme.Runtime.Controller.Workbook
{
    public class Steps { public Acme.Shared.Text.Note Note; } // BAD: Runtime -> Shared
}

namespace Acme.Shared.Text
{
    public class Note { public int Count => Acme.Runtime.Actions.Table.Count; } // OK
}

namespace Acme.Actions.Postgres
{
    public class Export
    {
        private Acme.ControllerOptions.Options _options; // OK
        private Acme.MyShared.Things.Thing _thing; // OK
        private Acme.Actions.Postgres.Shared.Common _common; // OK
        private Acme.Runtime.Actions.Table _table; // OK
        private Acme.Runtime.Controller.Workbook.Steps _steps; // OK
        private Acme.Controller.Workbook.Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        private object _leak() => _options.Book; // BAD: Actions.Postgres -> Controller.Workbook
    }
}
