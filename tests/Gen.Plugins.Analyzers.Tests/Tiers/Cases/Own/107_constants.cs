// Case 107 | Level: core | constants and enum members, also folded, in labels and as default values
namespace Acme.Controller.Workbook
{
    public static class Limits { public const int MaxRows = 3; public const string Text = "t"; public const double Ratio = 0.5; }
    public enum Kind { Sheet = 1, Chart = 2 }
}

namespace Acme.Shared.Text
{
    public static class Sizes { public const int Max = 4; }
    public enum Case { Upper, Lower }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;
    using Acme.Shared.Text;

    public enum Own
    {
        One = Limits.MaxRows, // BAD: Actions.Postgres -> Controller.Workbook
        Two = (int)Kind.Chart, // BAD: Actions.Postgres -> Controller.Workbook
        Three = Sizes.Max, // OK
    }

    public class Export
    {
        private const int Mine = Limits.MaxRows + 1; // BAD: Actions.Postgres -> Controller.Workbook
        private const int Fine = Sizes.Max + 1; // OK
        private const string Text = "a" + Limits.Text; // BAD: Actions.Postgres -> Controller.Workbook

        public int Run(
            int max = Limits.MaxRows, // BAD: Actions.Postgres -> Controller.Workbook
            int kind = (int)Kind.Sheet, // BAD: Actions.Postgres -> Controller.Workbook
            int fine = Sizes.Max) // OK
        {
            switch (max)
            {
                case Limits.MaxRows: // BAD: Actions.Postgres -> Controller.Workbook
                    goto case Sizes.Max; // OK
                case Sizes.Max: // OK
                    break;
                default:
                    goto case Limits.MaxRows; // BAD: Actions.Postgres -> Controller.Workbook
            }

            bool a = kind is Limits.MaxRows; // BAD: Actions.Postgres -> Controller.Workbook
            bool b = kind is > Limits.MaxRows and < 9; // BAD: Actions.Postgres -> Controller.Workbook
            bool c = kind is Sizes.Max; // OK
            int[] d = new int[Limits.MaxRows]; // BAD: Actions.Postgres -> Controller.Workbook
            const double Half = Limits.Ratio; // BAD: Actions.Postgres -> Controller.Workbook
            const int Same = Mine; // OK
            Run(); // OK
            Case e = Case.Upper; // OK
            object f = Kind.Sheet | Kind.Chart; // BAD: Actions.Postgres -> Controller.Workbook
            string g = $"{Limits.Text}"; // BAD: Actions.Postgres -> Controller.Workbook
            const string Folded = $"{Limits.Text}!"; // BAD: Actions.Postgres -> Controller.Workbook
            return fine + d.Length + Same + (int)Half + (a | b | c ? 1 : 0) + (int)e + Text.Length + (f == null ? 1 : 0) + g.Length + Folded.Length + Fine;
        }
    }
}
