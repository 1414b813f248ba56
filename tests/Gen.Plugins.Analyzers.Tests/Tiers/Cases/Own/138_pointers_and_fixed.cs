// Case 138 | Level: strict | fixed calls GetPinnableReference; pointers and stackalloc name types
namespace Acme.Controller.Workbook
{
    public struct Cell { public int Row; }
    public class Buffer { public ref byte GetPinnableReference() => throw null; }
    public static class Extensions { public static ref readonly int GetPinnableReference(this Acme.Runtime.Core.Context context) => throw null; }
}

namespace Acme.Runtime.Core
{
    public class Context { }
}

namespace Acme.Actions.Postgres
{
    using System;
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public unsafe class Export
    {
        private Acme.Controller.Workbook.Buffer _buffer; // BAD: Actions.Postgres -> Controller.Workbook
        private Cell* _cell; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(Context context, int[] numbers, string text)
        {
            fixed (byte* a = _buffer) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            fixed (int* b = context) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }

            fixed (int* c = numbers) // OK
            {
            }

            fixed (char* d = text) // OK
            {
            }

            Span<Cell> e = stackalloc Cell[2]; // BAD: Actions.Postgres -> Controller.Workbook
            Span<int> f = stackalloc int[2]; // OK
            Span<int> g = stackalloc[] { 1, 2 }; // OK
            _ = _cell->Row; // BAD: Actions.Postgres -> Controller.Workbook
            _ = (*_cell).Row; // BAD: Actions.Postgres -> Controller.Workbook
            _ = numbers.Length; // OK
        }
    }
}
