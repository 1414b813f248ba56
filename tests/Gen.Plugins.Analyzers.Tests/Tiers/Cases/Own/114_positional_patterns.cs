// Case 114 | Level: strict | positional patterns call Deconstruct
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
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook

        public bool Run(Context context, Pair pair, object value)
        {
            bool a = _book is (1, "x"); // BAD: Actions.Postgres -> Controller.Workbook
            bool b = value is Book(1, _); // BAD: Actions.Postgres -> Controller.Workbook
            bool c = context is (1, 2); // BAD: Actions.Postgres -> Controller.Workbook
            bool d = pair is (1, 2); // OK
            bool e = (1, 2) is (1, _); // OK
            bool f = (pair, _book) is ((1, 2), (1, "x")); // BAD: Actions.Postgres -> Controller.Workbook
            bool g = (pair, 3) is ((1, 2), 3); // OK
            return a | b | c | d | e | f | g;
        }
    }
}
