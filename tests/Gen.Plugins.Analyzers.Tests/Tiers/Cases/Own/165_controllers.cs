// Case 165 | Level: core | a controller uses itself, shared and runtime; no action, and no other controller
namespace Acme.Runtime.Core
{
    public interface IAction { void Run(); }
    public static class Registry { public static IAction Get(string name) => null; }
}

namespace Acme.Shared.Text
{
    public class Note { }
}

namespace Acme.Actions.Postgres
{
    public class Export : Acme.Runtime.Core.IAction { public void Run() { } } // OK
}

namespace Acme.Controller.Query
{
    public class Runner { public static int Count; }
}

namespace Acme.Controller.Workbook
{
    public class Book : Acme.Shared.Text.Note // OK
    {
        private Acme.Controller.Query.Runner _runner; // BAD: Controller.Workbook -> Controller.Query
        private Acme.Actions.Postgres.Export _export; // BAD: Controller.Workbook -> Actions.Postgres
        private Acme.Controller.Workbook.Deep.Page _page; // OK
        public void Run() => Acme.Runtime.Core.Registry.Get("postgres").Run(); // OK
        public int Count => Acme.Controller.Query.Runner.Count; // BAD: Controller.Workbook -> Controller.Query
        public object Make() => new Acme.Actions.Postgres.Export(); // BAD: Controller.Workbook -> Actions.Postgres
    }
}

namespace Acme.Controller.Workbook.Deep
{
    public class Page { public Book Book; } // OK
}
