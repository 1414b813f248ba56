// Case 161 | Level: core | a server uses no controller and no action, but everything else
namespace Acme.Controller.Workbook
{
    public class Book { public static int Count; public static implicit operator string(Book book) => ""; }
}

namespace Acme.Actions.Postgres
{
    public class Export { }
    public static class Extensions { public static int Rows(this string text) => 1; }
}

namespace Acme.Shared.Text
{
    public class Note { }
}

namespace Acme.Runtime.Core
{
    public class Context { public static object Get() => null; }
}

namespace Acme.Worker
{
    public class Host { public static Acme.Controller.Workbook.Book Book; }
}

namespace Acme.Server.Api
{
    using Acme.Actions.Postgres; // OK

    public class Endpoint : Acme.Shared.Text.Note // OK
    {
        private Acme.Runtime.Core.Context _context; // OK
        private Acme.Controller.Workbook.Book _book; // BAD: Server -> Controller.Workbook
        private Export _export; // BAD: Server -> Actions.Postgres
        private (Export, Acme.Controller.Workbook.Book) _both; // BAD: Server -> Actions.Postgres; Server -> Controller.Workbook
        public int Count => Acme.Controller.Workbook.Book.Count; // BAD: Server -> Controller.Workbook
        public int Rows => "x".Rows(); // BAD: Server -> Actions.Postgres
        public string Text => _book; // BAD: Server -> Controller.Workbook
        public object Leak => Acme.Worker.Host.Book; // BAD: Server -> Controller.Workbook
        public object Fine => Acme.Runtime.Core.Context.Get(); // OK
        public object Same => _book; // OK
        public string Name => nameof(Acme.Controller.Workbook.Book); // BAD: Server -> Controller.Workbook
    }
}

namespace Acme.ServerTools
{
    public class Tool { private Acme.Controller.Workbook.Book _book; } // OK
}
