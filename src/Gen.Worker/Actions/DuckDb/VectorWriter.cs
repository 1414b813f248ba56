using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Gen.Worker.Actions.DuckDb.Native;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>Writes values into DuckDB's vectors.</summary>
internal static unsafe class VectorWriter
{
    /// <summary>Whether values of a kind can be written into a column as they are.</summary>
    public static bool CanWrite(ColumnType values, VectorType column) => (values, column.Id) switch
    {
        (ColumnType.Boolean, TypeId.Boolean) => true,
        (ColumnType.Whole, TypeId.BigInt or TypeId.Integer) => true,
        (ColumnType.Real, TypeId.Double) => true,
        (ColumnType.Exact, TypeId.Decimal) => true,
        (ColumnType.Text, TypeId.Varchar) => !column.IsJson,
        (ColumnType.Json, TypeId.Varchar) => !column.IsJson,
        (ColumnType.Bytes, TypeId.Blob) => true,
        (ColumnType.Date, TypeId.Date) => true,
        (ColumnType.Time, TypeId.Time) => true,
        (ColumnType.Timestamp, TypeId.Timestamp) => true,
        (ColumnType.Instant, TypeId.TimestampTz) => true,
        (ColumnType.Uuid, TypeId.Uuid) => true,
        _ => false,
    };

    /// <summary>Writes rows of a column.</summary>
    /// <param name="values">The column.</param>
    /// <param name="from">The first row.</param>
    /// <param name="count">How many rows.</param>
    /// <param name="type">The vector's type.</param>
    /// <param name="vector">The vector, empty.</param>
    /// <param name="name">The column's name, for messages.</param>
    public static void Write(ColumnValues values, int from, int count, VectorType type, nint vector, string name)
    {
        var data = Api.VectorData(vector);
        var nulls = values.Nulls.Slice(from, count);
        if (nulls.Contains(true))
        {
            Api.EnsureValidityWritable(vector);
            var validity = Api.VectorValidity(vector);
            for (var i = 0; i < count; i++)
            {
                if (nulls[i])
                {
                    validity[i >> 6] &= ~(1UL << (i & 63));
                }
            }
        }

        switch (type.Id)
        {
            case TypeId.BigInt or TypeId.Time:
                values.Wholes.Slice(from, count).CopyTo(new Span<long>(data, count));
                break;
            case TypeId.Timestamp or TypeId.TimestampTz:
                var moments = new Span<long>(data, count);
                values.Wholes.Slice(from, count).CopyTo(moments);
                moments.Replace(long.MinValue, -long.MaxValue);
                break;
            case TypeId.Double:
                values.Reals.Slice(from, count).CopyTo(new Span<double>(data, count));
                break;
            case TypeId.Varchar:
                WriteTexts(values, from, count, vector);
                break;
            case TypeId.Blob:
                for (var i = 0; i < count; i++)
                {
                    if (!nulls[i])
                    {
                        fixed (byte* bytes = values.Bytes(from + i))
                        {
                            Api.AssignString(vector, (ulong)i, bytes, (ulong)values.Bytes(from + i).Length);
                        }
                    }
                }

                break;
            default:
                for (var i = 0; i < count; i++)
                {
                    if (!nulls[i])
                    {
                        WriteOne(values, from + i, type, data, i, name);
                    }
                }

                break;
        }
    }

    private static void WriteOne(ColumnValues values, int row, VectorType type, void* data, int at, string name)
    {
        switch (type.Id)
        {
            case TypeId.Boolean:
                ((byte*)data)[at] = (byte)(values.Wholes[row] != 0 ? 1 : 0);
                break;
            case TypeId.Integer:
                ((int*)data)[at] = values.Wholes[row] is >= int.MinValue and <= int.MaxValue and var whole
                    ? (int)whole
                    : throw new DatabaseException(FormattableString.Invariant($"Column '{name}' takes {int.MinValue} to {int.MaxValue}, and a row has {values.Wholes[row]}."));
                break;
            case TypeId.Date:
                ((int*)data)[at] = values.Wholes[row] switch { long.MaxValue => int.MaxValue, long.MinValue => -int.MaxValue, var days => checked((int)days) };
                break;
            case TypeId.Uuid:
                Span<byte> bytes = stackalloc byte[16];
                values.Uuids[row].TryWriteBytes(bytes, bigEndian: true, out _);
                ((UInt128*)data)[at] = new UInt128(BinaryPrimitives.ReadUInt64BigEndian(bytes) ^ (1UL << 63), BinaryPrimitives.ReadUInt64BigEndian(bytes[8..]));
                break;
            default:
                WriteDecimal(values.Decimals[row], type, data, at, name);
                break;
        }
    }

    private static void WriteTexts(ColumnValues values, int from, int count, nint vector)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1024);
        try
        {
            for (var i = 0; i < count; i++)
            {
                if (values.IsNull(from + i))
                {
                    continue;
                }

                var text = values.ToText(from + i)!;
                if (buffer.Length < 3 * text.Length)
                {
                    ArrayPool<byte>.Shared.Return(buffer);
                    buffer = ArrayPool<byte>.Shared.Rent(3 * text.Length);
                }

                var length = Encoding.UTF8.GetBytes(text, buffer);
                fixed (byte* bytes = buffer)
                {
                    Api.AssignString(vector, (ulong)i, bytes, (ulong)length);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Rounds to the column's digits, as all databases do.</summary>
    private static void WriteDecimal(decimal value, VectorType type, void* data, int at, string name)
    {
        var rounded = type.Scale < 28 ? decimal.Round(value, type.Scale, MidpointRounding.AwayFromZero) : value;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(rounded, bits);
        var number = ((BigInteger)(uint)bits[2] << 64) | ((BigInteger)(uint)bits[1] << 32) | (uint)bits[0];
        number *= BigInteger.Pow(10, type.Scale - ((bits[3] >> 16) & 0xff));
        if (number >= BigInteger.Pow(10, type.Width))
        {
            throw new DatabaseException(FormattableString.Invariant($"Column '{name}' takes {type.Width} digits, {type.Scale} of them after the point, and a row has {value}."));
        }

        number = bits[3] < 0 ? -number : number;
        switch (type.Internal)
        {
            case TypeId.SmallInt:
                ((short*)data)[at] = (short)number;
                break;
            case TypeId.Integer:
                ((int*)data)[at] = (int)number;
                break;
            case TypeId.BigInt:
                ((long*)data)[at] = (long)number;
                break;
            default:
                ((Int128*)data)[at] = (Int128)number;
                break;
        }
    }
}
