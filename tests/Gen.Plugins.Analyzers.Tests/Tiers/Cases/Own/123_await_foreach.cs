// Case 123 | Level: strict | await foreach over the pattern of a forbidden type
namespace Acme.Controller.Workbook
{
    using System.Collections.Generic;
    using System.Threading.Tasks;

    public class Stream { public Cursor GetAsyncEnumerator() => null; }
    public class Cursor { public int Current => 1; public Task<bool> MoveNextAsync() => null; }
    public static class Extensions { public static IAsyncEnumerator<int> GetAsyncEnumerator(this Acme.Runtime.Core.Context context) => null; }
}

namespace Acme.Runtime.Core
{
    public class Context { }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using System.Threading.Tasks;
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public class Export
    {
        private Stream _stream; // BAD: Actions.Postgres -> Controller.Workbook
        private IAsyncEnumerable<Stream> _all; // BAD: Actions.Postgres -> Controller.Workbook

        public async Task Run(Context context, IAsyncEnumerable<int> numbers)
        {
            await foreach (int number in _stream) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            await foreach (int number in context) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            await foreach (var stream in _all) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            await foreach (var number in numbers) // OK
            {
            }
        }
    }
}
