// Case 155 | Level: core | code of no tier may use everything and be used by everybody
namespace Acme.Worker
{
    public class Host
    {
        private Acme.Controller.Workbook.Book _book; // OK
        private Acme.Actions.Postgres.Export _export; // OK
        public static void Start() => Acme.Actions.Postgres.Export.Run(); // OK
    }
}

namespace Plugins
{
    public class Loose : Acme.Controller.Workbook.Book { public new Acme.Actions.Postgres.Export Export; } // OK
}

namespace Acme.Controller.Workbook
{
    public class Book { public Acme.Worker.Host Host; public object Export; } // OK
}

namespace Acme.Actions.Postgres
{
    public class Export
    {
        public static void Run() => Acme.Worker.Host.Start(); // OK
        private Plugins.Loose _loose; // OK
        private object _leaked() => _loose.Export; // OK
        private Acme.Worker.Host _host() => ((Acme.Controller.Workbook.Book)_loose).Host; // BAD: Actions.Postgres -> Controller.Workbook
    }
}
