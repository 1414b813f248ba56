// Case 169 | Level: core | lock, yield, switch, goto, checked: the statement does not matter, the binding does
namespace Acme.Controller.Workbook
{
    public static class Hub { public static readonly object Gate = new(); public static int Next() => 1; public static bool IsOpen; }
    public class Book { }
}

namespace Acme.Shared.Text
{
    public static class Words { public static readonly object Gate = new(); public static bool IsOpen; }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook;
    using Acme.Shared.Text;

    public class Export
    {
        public IEnumerable<int> Run()
        {
            lock (Hub.Gate) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            lock (Words.Gate) // OK
            {
            }

            while (Hub.IsOpen) // BAD: Actions.Postgres -> Controller.Workbook
            {
                yield return Hub.Next(); // BAD: Actions.Postgres -> Controller.Workbook
            }

            for (int i = Hub.Next(); i < 3; i += Hub.Next()) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            switch (Hub.Next()) // BAD: Actions.Postgres -> Controller.Workbook
            {
                case 1 when Hub.IsOpen: // BAD: Actions.Postgres -> Controller.Workbook
                    break;
                case 2 when Words.IsOpen: // OK
                    break;
            }

            do
            {
                yield return 1; // OK
            }
            while (Words.IsOpen); // OK

            yield return checked(Hub.Next() + 1); // BAD: Actions.Postgres -> Controller.Workbook
            yield return unchecked(1 + 1); // OK
        }

        public Book Open() { return null; } // BAD: Actions.Postgres -> Controller.Workbook
        private IEnumerable<Book> All() { yield break; } // BAD: Actions.Postgres -> Controller.Workbook
        private static readonly int[] s_numbers = { 1, Hub.Next(), 3 }; // BAD: Actions.Postgres -> Controller.Workbook
        private int _lazy = Hub.Next(), _fine = 3; // BAD: Actions.Postgres -> Controller.Workbook
        public int Auto { get; } = Hub.Next(); // BAD: Actions.Postgres -> Controller.Workbook
        public int Both { get => Words.IsOpen ? 1 : 2; set { _ = Hub.IsOpen; } } // BAD: Actions.Postgres -> Controller.Workbook
    }
}
