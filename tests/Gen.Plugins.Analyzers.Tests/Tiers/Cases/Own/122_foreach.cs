// Case 122 | Level: strict | foreach over the pattern of a forbidden type
namespace Acme.Controller.Workbook
{
    using System.Collections;
    using System.Collections.Generic;

    public class Rows { public RowEnumerator GetEnumerator() => default; }
    public struct RowEnumerator { public int Current => 1; public bool MoveNext() => false; }
    public class Pages : IEnumerable<int> { public IEnumerator<int> GetEnumerator() => null; IEnumerator IEnumerable.GetEnumerator() => null; }
    public static class Extensions { public static IEnumerator<int> GetEnumerator(this Acme.Runtime.Core.Context context) => null; }
}

namespace Acme.Runtime.Core
{
    using System.Collections.Generic;

    public class Context { }
    public class Bag { public IEnumerator<int> GetEnumerator() => null; }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public class Export
    {
        private Rows _rows; // BAD: Actions.Postgres -> Controller.Workbook
        private Pages _pages; // BAD: Actions.Postgres -> Controller.Workbook
        private List<Rows> _all; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(Context context, Bag bag)
        {
            foreach (int row in _rows) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            foreach (int page in _pages) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            foreach (int number in context) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            foreach (object rows in _all) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            foreach (int number in bag) // OK
            {
            }

            foreach (var letter in "x") // OK
            {
            }
        }
    }
}
