// Case 157 | Level: core | only the branch that is compiled counts
#define POSTGRES
namespace Acme.Controller.Workbook
{
    public class Book { public static int Count; }
    public static class Hub { [System.Diagnostics.Conditional("NEVER")] public static void Trace() { } }
}

namespace Acme.Actions.Postgres
{
    public class Export
    {
#if POSTGRES
        private Acme.Controller.Workbook.Book _book; // BAD: Actions.Postgres -> Controller.Workbook
#else
        private Acme.Controller.Workbook.Book _other; // OK
#endif

        public int Run()
        {
#if !POSTGRES
            return Acme.Controller.Workbook.Book.Count; // OK
#elif NEVER
            return Acme.Controller.Workbook.Book.Count + 1; // OK
#else
            if (false)
            {
                _ = Acme.Controller.Workbook.Book.Count; // BAD: Actions.Postgres -> Controller.Workbook
            }

            Acme.Controller.Workbook.Hub.Trace(); // BAD: Actions.Postgres -> Controller.Workbook
            return _book == null ? 1 : 2; // OK
#endif
        }
    }
}
