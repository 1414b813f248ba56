// Case 126 | Level: strict | deconstruction calls Deconstruct, also as an extension, nested, and in foreach
namespace Acme.Controller.Workbook
{
    public class Book { public void Deconstruct(out int number, out string title) { number = 1; title = ""; } }
    public static class Extensions { public static void Deconstruct(this Acme.Runtime.Core.Context context, out int one, out int two) { one = two = 1; } }
}

namespace Acme.Runtime.Core
{
    public class Context { }
    public class Pair { public void Deconstruct(out int one, out int two) { one = two = 1; } }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        private List<Book> _books; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(Context context, Pair pair, Dictionary<int, string> names)
        {
            (int a, string b) = _book; // BAD: Actions.Postgres -> Controller.Workbook
            var (c, d) = context; // BAD: Actions.Postgres -> Controller.Workbook
            (int e, (int f, string g)) = (1, _book); // BAD: Actions.Postgres -> Controller.Workbook
            foreach (var (number, title) in _books) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            (a, b) = _book; // BAD: Actions.Postgres -> Controller.Workbook
            var (h, i) = pair; // OK
            (a, e) = (e, a); // OK
            foreach (var (key, name) in names) // OK
            {
            }

            foreach ((int j, int k) in new[] { (1, 2) }) // OK
            {
            }

            (_, _) = _book; // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
