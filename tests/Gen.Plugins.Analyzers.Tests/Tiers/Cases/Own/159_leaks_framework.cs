// Case 159 | Level: strict | generic framework code that hands out a forbidden type
namespace Acme.Controller.Workbook
{
    public class Book { public string Title; }
}

namespace Acme.Actions.Postgres
{
    using System;
    using System.Collections.Generic;
    using System.Linq;
    using System.Threading;
    using System.Threading.Tasks;
    using Acme.Controller.Workbook;

    public class Export
    {
        private List<Book> _books; // BAD: Actions.Postgres -> Controller.Workbook
        private Dictionary<string, Book> _map; // BAD: Actions.Postgres -> Controller.Workbook
        private Lazy<Book> _lazy; // BAD: Actions.Postgres -> Controller.Workbook
        private Func<Book> _func; // BAD: Actions.Postgres -> Controller.Workbook
        private Task<Book> _task; // BAD: Actions.Postgres -> Controller.Workbook
        private Lazy<string> _fine; // OK

        public void Run(IServiceProvider services)
        {
            object a = _books[0]; // BAD: Actions.Postgres -> Controller.Workbook
            object b = _books.First(); // BAD: Actions.Postgres -> Controller.Workbook
            object c = _map["x"]; // BAD: Actions.Postgres -> Controller.Workbook
            object d = _lazy.Value; // BAD: Actions.Postgres -> Controller.Workbook
            object e = _func(); // BAD: Actions.Postgres -> Controller.Workbook
            object f = _task.Result; // BAD: Actions.Postgres -> Controller.Workbook
            object g = _map.Values; // BAD: Actions.Postgres -> Controller.Workbook
            object h = _books.Where(x => x != null); // BAD: Actions.Postgres -> Controller.Workbook
            object i = Array.Empty<Book>(); // BAD: Actions.Postgres -> Controller.Workbook
            object j = Interlocked.Exchange(ref _lazy, null); // BAD: Actions.Postgres -> Controller.Workbook
            object k = services.GetService(typeof(Book)); // BAD: Actions.Postgres -> Controller.Workbook
            object l = services.GetService(typeof(string)); // OK
            object m = _fine.Value; // OK
            object n = Activator.CreateInstance<Book>(); // BAD: Actions.Postgres -> Controller.Workbook
            object o = Activator.CreateInstance<object>(); // OK
            _ = _books.Count; // ANY
            _books.Clear(); // ANY
        }
    }
}
