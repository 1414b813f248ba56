// Case 183 | Level: strict | fixed takes what the type itself has before an extension of another plugin
namespace Acme.Controller.Workbook
{
    using System;

    public static class Pins
    {
        public static ref readonly byte GetPinnableReference(this Span<byte> span) => throw null;
        public static ref readonly int GetPinnableReference(this Acme.Runtime.Core.Row row) => throw null;
    }
}

namespace Acme.Runtime.Core
{
    public class Row { }
}

namespace Acme.Actions.Postgres
{
    using System;
    using Acme.Controller.Workbook;

    public class Export
    {
        public unsafe void Run(Acme.Runtime.Core.Row row)
        {
            Span<byte> span = default;
            fixed (byte* p = span) { } // OK
            fixed (char* p = "abc") { } // OK
            fixed (int* p = row) { } // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
