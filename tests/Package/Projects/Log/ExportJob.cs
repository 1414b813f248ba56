using System.Diagnostics.CodeAnalysis;

namespace Acme.Controller.Workbook
{
    public static class Limits
    {
        public const int MaxRows = 3;
    }
}

namespace Acme.Actions.Postgres
{
    public sealed class ExportJob
    {
        public static int Rows => Acme.Controller.Workbook.Limits.MaxRows;
    }

    public static class Pragma
    {
#pragma warning disable GEN0202 // A test.
        public static int Rows => Acme.Controller.Workbook.Limits.MaxRows;
#pragma warning restore GEN0202
    }

    [SuppressMessage("Gen.Plugins", "GEN0202", Justification = "A test.")]
    public static class Attribute
    {
        public static int Rows => Acme.Controller.Workbook.Limits.MaxRows;
    }
}
