// Case 125 | Level: strict | using and await using call Dispose of a forbidden type
namespace Acme.Controller.Workbook
{
    using System.Threading.Tasks;

    public ref struct Session { public void Dispose() { } }
    public class Channel { public ValueTask DisposeAsync() => default; }
    public class File : System.IDisposable { public void Dispose() { } }
}

namespace Acme.Actions.Postgres
{
    using System.IO;
    using System.Threading.Tasks;
    using Acme.Controller.Workbook;

    public class Export
    {
        private Channel _channel; // BAD: Actions.Postgres -> Controller.Workbook
        private Acme.Controller.Workbook.File _file; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(
            Session session, // BAD: Actions.Postgres -> Controller.Workbook
            Stream stream) // OK
        {
            using (session) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            using (stream) // OK
            {
            }

            using (_file) // ANY: disposed through IDisposable
            {
            }

            using var file = _file; // BAD: Actions.Postgres -> Controller.Workbook
            using var memory = new MemoryStream(); // OK
        }

        public async Task RunAsync(Stream stream)
        {
            await using (_channel) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            await using (stream) // OK
            {
            }

            await using var other = _channel; // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
