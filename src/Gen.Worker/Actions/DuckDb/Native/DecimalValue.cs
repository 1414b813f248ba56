using System.Runtime.InteropServices;

namespace Gen.Worker.Actions.DuckDb.Native;

/// <summary>duckdb_decimal: its digits, how many are after the point, and the number without the point, of 128 bits.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly struct DecimalValue
{
    private readonly byte _width;
    private readonly byte _scale;
    private readonly ulong _lower;
    private readonly long _upper;

    public DecimalValue(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var number = new UInt128((uint)bits[2], ((ulong)(uint)bits[1] << 32) | (uint)bits[0]);
        _scale = value.Scale;
        _width = (byte)Math.Max(_scale, number.ToString(System.Globalization.CultureInfo.InvariantCulture).Length);
        var signed = bits[3] < 0 ? -(Int128)number : (Int128)number;
        (_lower, _upper) = ((ulong)(signed & ulong.MaxValue), (long)(signed >> 64));
    }
}
