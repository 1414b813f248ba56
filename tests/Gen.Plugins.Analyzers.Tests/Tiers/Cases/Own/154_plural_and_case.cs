// Case 154 | Level: core | Controllers and Actions, in any case, name the same plugins
namespace Acme.Controllers.Workbook
{
    public class Book { }
}

namespace Acme.Controller.WORKBOOK
{
    public class Upper { public Acme.Controllers.Workbook.Book Book; } // OK
}

namespace Acme.Action.Postgres
{
    public class Single
    {
        public Acme.Actions.postgres.Lower Lower; // OK
        public Acme.Controllers.Workbook.Book Book; // BAD: Action.Postgres -> Controllers.Workbook
    }
}

namespace Acme.Actions.postgres
{
    public class Lower
    {
        public Acme.Action.Postgres.Single Single; // OK
        public Acme.Controller.WORKBOOK.Upper Upper; // BAD: Actions.postgres -> Controller.WORKBOOK
    }
}
