// Case 147 | Level: core | unqualified members of a forbidden class
namespace Acme.Controller.Workbook
{
    public static class Hub
    {
        public const int Max = 1;
        public static int Field;
        public static int Property { get; set; }
        public static event System.Action Changed { add { } remove { } }
        public static void Ping() { }
        public static int Twice(this int number) => number * 2;
        public class Inner { }
    }
}

namespace Acme.Shared.Text
{
    public static class Words { public static string Trim(string text) => text; }
}

namespace Acme.Actions.Postgres
{
    using static Acme.Controller.Workbook.Hub; // OK
    using static Acme.Shared.Text.Words; // OK

    public class Export
    {
        private Inner _inner; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run()
        {
            Ping(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = Max; // BAD: Actions.Postgres -> Controller.Workbook
            Field = 1; // BAD: Actions.Postgres -> Controller.Workbook
            Property++; // BAD: Actions.Postgres -> Controller.Workbook
            Changed += () => { }; // BAD: Actions.Postgres -> Controller.Workbook
            _ = 1.Twice(); // BAD: Actions.Postgres -> Controller.Workbook
            System.Action ping = Ping; // BAD: Actions.Postgres -> Controller.Workbook
            _ = Trim("x"); // OK
            Own(); // OK
        }

        private static void Own() { }
    }
}
