// Case 130 | Level: strict | interpolated strings that build a forbidden handler
namespace Acme.Controller.Workbook
{
    using System.Runtime.CompilerServices;

    [InterpolatedStringHandler]
    public ref struct SheetHandler
    {
        public SheetHandler(int literalLength, int formattedCount) { }
        public void AppendLiteral(string text) { }
        public void AppendFormatted<T>(T value) { }
    }
}

namespace Acme.Runtime.Core
{
    public static class Log
    {
        public static void Write(Acme.Controller.Workbook.SheetHandler handler) { } // BAD: Runtime -> Controller.Workbook
        public static void Print(System.Runtime.CompilerServices.DefaultInterpolatedStringHandler handler) { } // OK
    }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public class Export
    {
        private static void Own(SheetHandler handler) { } // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(int number)
        {
            Log.Write($"rows {number}"); // BAD: Actions.Postgres -> Controller.Workbook
            Own($"rows {number}"); // BAD: Actions.Postgres -> Controller.Workbook
            Log.Print($"rows {number}"); // OK
            string text = $"rows {number}"; // OK
            System.FormattableString form = $"rows {number}"; // OK
            SheetHandler typed = $"rows {number}"; // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
