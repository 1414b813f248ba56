// Case 142 | Level: core | a forbidden type deep in others, over several lines
namespace Acme.Controller.Workbook
{
    public class Book { }
    public class Shelf<T> { public class Board<U> { } }
}

namespace Acme.Actions.Postgres
{
    using System;
    using System.Collections.Generic;
    using System.Threading.Tasks;
    using Acme.Controller.Workbook;

    public class Export
    {
        private Func<Dictionary<string, List<(int, Task<Book[]>)?>>, int> _deep; // BAD: Actions.Postgres -> Controller.Workbook
        private Dictionary<
            string, // OK
            List< // OK
                Book // BAD: Actions.Postgres -> Controller.Workbook
            >> _lines;
        private Shelf< // ANY: one use, reported at the nested type
            int>.Board<string> _board; // BAD: Actions.Postgres -> Controller.Workbook
        private Lazy<Lazy<Lazy<Lazy<Lazy<Book>>>>> _lazy; // BAD: Actions.Postgres -> Controller.Workbook
        private List<List<List<int[]>>> _fine; // OK
        private Task<Nullable<(int, KeyValuePair<string, Book>)>> _nullable; // BAD: Actions.Postgres -> Controller.Workbook

        public List<T> Get<T>() where T : List<List<Shelf<T>>> => null; // BAD: Actions.Postgres -> Controller.Workbook
        public Dictionary<string, List<int>> Fine() => null; // OK
    }
}
