using System.Runtime.InteropServices;

namespace Gen.Worker.Actions.DuckDb.Native;

/// <summary>duckdb_string_t: up to 12 bytes stand in it, longer ones elsewhere.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal unsafe struct StringSlot
{
    private const int Inline = 12;

    [FieldOffset(0)]
    private uint _length;

    [FieldOffset(4)]
    private fixed byte _inline[Inline];

    [FieldOffset(8)]
    private byte* _pointer;

    /// <summary>The bytes, for as long as the vector lives.</summary>
    public static ReadOnlySpan<byte> Read(StringSlot* slot) => new(slot->_length <= Inline ? slot->_inline : slot->_pointer, (int)slot->_length);
}
