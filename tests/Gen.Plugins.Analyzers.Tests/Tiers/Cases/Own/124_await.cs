// Case 124 | Level: strict | await calls GetAwaiter and GetResult
namespace Acme.Controller.Workbook
{
    using System.Runtime.CompilerServices;
    using System.Threading.Tasks;

    public class Book { }
    public class Job { public TaskAwaiter<int> GetAwaiter() => default; }
    public static class Extensions { public static TaskAwaiter GetAwaiter(this Acme.Runtime.Core.Context context) => default; }
}

namespace Acme.Runtime.Core
{
    public class Context { }
}

namespace Acme.Actions.Postgres
{
    using System.Threading.Tasks;
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public class Export
    {
        private Job _job; // BAD: Actions.Postgres -> Controller.Workbook
        private Task<Book> _task; // BAD: Actions.Postgres -> Controller.Workbook

        public async Task<int> Run(Context context, Task<int> fine)
        {
            await _job; // BAD: Actions.Postgres -> Controller.Workbook
            int number = await _job; // BAD: Actions.Postgres -> Controller.Workbook
            await context; // BAD: Actions.Postgres -> Controller.Workbook
            object book = await _task; // BAD: Actions.Postgres -> Controller.Workbook
            var typed = await _task; // BAD: Actions.Postgres -> Controller.Workbook
            object other = await _task.ConfigureAwait(false); // BAD: Actions.Postgres -> Controller.Workbook
            await Task.Delay(1); // OK
            return await fine.ConfigureAwait(false); // OK
        }

        public async Task<Book> Open() => await _task; // BAD: Actions.Postgres -> Controller.Workbook
        public async Task<int> Count() => await Task.FromResult(1); // OK
    }
}
