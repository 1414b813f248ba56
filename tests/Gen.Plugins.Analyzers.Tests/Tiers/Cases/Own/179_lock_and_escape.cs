// Case 179 | Level: core | CSharp: 13 | C# 13: a lock of the new kind, partial properties, static lambdas
namespace Acme.Controller.Workbook
{
    public static class Hub { public static readonly System.Threading.Lock Gate = new(); }
    public class Book { }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;

    public partial class Export
    {
        private readonly System.Threading.Lock _gate = new(); // OK

        public partial Book Book { get; set; } // BAD: Actions.Postgres -> Controller.Workbook
        public partial string Name { get; } // OK

        public void Run()
        {
            lock (Hub.Gate) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            lock (_gate) // OK
            {
            }
        }
    }

    public partial class Export
    {
        public partial Book Book { get => null; set { } } // BAD: Actions.Postgres -> Controller.Workbook
        public partial string Name => ""; // OK
    }
}
