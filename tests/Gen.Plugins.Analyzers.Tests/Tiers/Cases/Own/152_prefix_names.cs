// Case 152 | Level: core | plugins whose names begin alike are different plugins
namespace Acme.Actions.PostgresBulk
{
    public class Load
    {
        public static int Count;
        public int Other => Acme.Actions.Postgres.Export.Count; // BAD: Actions.PostgresBulk -> Actions.Postgres
        public int Same => Acme.Actions.PostgresBulk.Sql.Copy.Count; // OK
    }
}

namespace Acme.Actions.PostgresBulk.Sql
{
    public class Copy { public static int Count = Load.Count; } // OK
}

namespace Acme.Actions.Postgres
{
    public class Export
    {
        public static int Count;
        public int Bulk => Acme.Actions.PostgresBulk.Load.Count; // BAD: Actions.Postgres -> Actions.PostgresBulk
        public int Deep => Acme.Actions.PostgresBulk.Sql.Copy.Count; // BAD: Actions.Postgres -> Actions.PostgresBulk
        public int Sub => Sql.Query.Count; // OK
    }
}

namespace Acme.Actions.Postgres.Sql
{
    public class Query { public static int Count = Export.Count; } // OK
}

namespace Acme.Controller.Postgres
{
    public class Steer
    {
        public static int Count;
        public int Action => Acme.Actions.Postgres.Export.Count; // BAD: Controller.Postgres -> Actions.Postgres
    }
}
