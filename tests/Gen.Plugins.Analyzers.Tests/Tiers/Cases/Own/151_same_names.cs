// Case 151 | Level: core | one simple name in several tiers
namespace Acme.Controller.Workbook
{
    public class Book { public static int Count; public class Export { } }
}

namespace Acme.Shared.Workbook
{
    public class Book { public static int Count; }
}

namespace Acme.Runtime.Workbook
{
    public class Book { public static int Count; }
}

namespace Acme.Actions.Postgres.Workbook
{
    public class Book { public static int Count; }
}

namespace Acme.Actions.Postgres
{
    public class Export
    {
        private Workbook.Book _own; // OK
        private Acme.Shared.Workbook.Book _shared; // OK
        private Acme.Runtime.Workbook.Book _runtime; // OK
        private Acme.Controller.Workbook.Book _bad; // BAD: Actions.Postgres -> Controller.Workbook
        private Controller.Workbook.Book _short; // BAD: Actions.Postgres -> Controller.Workbook
        private Actions.Postgres.Workbook.Book _long; // OK

        public int Run() =>
            Workbook.Book.Count // OK
            + Acme.Shared.Workbook.Book.Count // OK
            + Acme.Controller.Workbook.Book.Count; // BAD: Actions.Postgres -> Controller.Workbook
    }
}
