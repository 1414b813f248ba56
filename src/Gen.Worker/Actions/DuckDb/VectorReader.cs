using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Gen.Worker.Actions.DuckDb.Native;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>Reads values out of DuckDB's vectors. Lists, structs and maps become JSON.</summary>
internal static unsafe class VectorReader
{
    private const long MicrosecondsPerSecond = 1_000_000;

    /// <summary>How a column travels; <see langword="null"/>: it cannot.</summary>
    public static ColumnType? ToColumnType(VectorType type) => type.Id switch
    {
        TypeId.Boolean => ColumnType.Boolean,
        TypeId.TinyInt or TypeId.SmallInt or TypeId.Integer or TypeId.BigInt or TypeId.UTinyInt or TypeId.USmallInt or TypeId.UInteger => ColumnType.Whole,
        TypeId.Float or TypeId.Double => ColumnType.Real,
        TypeId.UBigInt or TypeId.HugeInt or TypeId.UHugeInt or TypeId.Decimal => ColumnType.Exact,
        TypeId.Varchar => type.IsJson ? ColumnType.Json : ColumnType.Text,
        TypeId.Enum or TypeId.Interval or TypeId.SqlNull => ColumnType.Text,
        TypeId.Blob => ColumnType.Bytes,
        TypeId.Date => ColumnType.Date,
        TypeId.Time => ColumnType.Time,
        TypeId.Timestamp or TypeId.TimestampS or TypeId.TimestampMs or TypeId.TimestampNs => ColumnType.Timestamp,
        TypeId.TimestampTz => ColumnType.Instant,
        TypeId.Uuid => ColumnType.Uuid,
        TypeId.List or TypeId.Array or TypeId.Struct or TypeId.Map => type.Children.All(static c => ToColumnType(c) is not null) ? ColumnType.Json : null,
        _ => null,
    };

    /// <summary>Adds rows of a vector to a column.</summary>
    /// <param name="values">The column.</param>
    /// <param name="type">The vector's type.</param>
    /// <param name="vector">The vector.</param>
    /// <param name="from">The first row.</param>
    /// <param name="to">The row after the last one.</param>
    public static void Add(ColumnValues values, VectorType type, nint vector, int from, int to)
    {
        var data = Api.VectorData(vector);
        var validity = Api.VectorValidity(vector);
        for (var row = from; row < to; row++)
        {
            if (!IsValid(validity, row))
            {
                values.AddNull();
                continue;
            }

            switch (values.Type)
            {
                case ColumnType.Real:
                    values.Add(type.Id == TypeId.Double ? ((double*)data)[row] : ((float*)data)[row]);
                    break;
                case ColumnType.Exact:
                    values.Add(Decimal(type, data, row));
                    break;
                case ColumnType.Bytes:
                    values.Add(StringSlot.Read((StringSlot*)data + row).ToArray());
                    break;
                case ColumnType.Uuid:
                    values.Add(Uuid(data, row));
                    break;
                case ColumnType.Text:
                    values.Add(Text(type, data, row));
                    break;
                case ColumnType.Json when type.Id == TypeId.Varchar:
                    values.Add(Text(type, data, row));
                    break;
                case ColumnType.Json:
                    values.Add(ToJson(type, vector, row));
                    break;
                default:
                    values.Add(Whole(type.Id, data, row));
                    break;
            }
        }
    }

    private static bool IsValid(ulong* validity, long row) => validity == null || (validity[row >> 6] & (1UL << (int)(row & 63))) != 0;

    private static long Whole(TypeId type, void* data, long row) => type switch
    {
        TypeId.Boolean => ((byte*)data)[row] != 0 ? 1 : 0,
        TypeId.TinyInt => ((sbyte*)data)[row],
        TypeId.UTinyInt => ((byte*)data)[row],
        TypeId.SmallInt => ((short*)data)[row],
        TypeId.USmallInt => ((ushort*)data)[row],
        TypeId.Integer => ((int*)data)[row],
        TypeId.UInteger => ((uint*)data)[row],
        TypeId.Date => ((int*)data)[row] switch { int.MaxValue => long.MaxValue, -int.MaxValue => long.MinValue, var days => days },
        TypeId.TimestampS => checked(((long*)data)[row] * MicrosecondsPerSecond),
        TypeId.TimestampMs => checked(((long*)data)[row] * 1000),
        TypeId.TimestampNs => ((long*)data)[row] / 1000,
        TypeId.Timestamp or TypeId.TimestampTz => ((long*)data)[row] is var at && at == -long.MaxValue ? long.MinValue : at,
        _ => ((long*)data)[row],
    };

    private static decimal Decimal(VectorType type, void* data, long row)
    {
        BigInteger number = type.Id switch
        {
            TypeId.UBigInt => ((ulong*)data)[row],
            TypeId.HugeInt => (BigInteger)((Int128*)data)[row],
            TypeId.UHugeInt => (BigInteger)((UInt128*)data)[row],
            _ => type.Internal switch
            {
                TypeId.SmallInt => ((short*)data)[row],
                TypeId.Integer => ((int*)data)[row],
                TypeId.BigInt => ((long*)data)[row],
                _ => (BigInteger)((Int128*)data)[row],
            },
        };
        var scale = type.Scale;
        while (BigInteger.Abs(number) > MostDecimal && scale > 0 && (number % 10).IsZero)
        {
            number /= 10;
            scale--;
        }

        if (BigInteger.Abs(number) > MostDecimal || scale > 28)
        {
            throw new DatabaseException("A number has more digits than 28. Cast it to VARCHAR in the query.");
        }

        return new decimal((int)(uint)(BigInteger.Abs(number) & uint.MaxValue), (int)(uint)((BigInteger.Abs(number) >> 32) & uint.MaxValue), (int)(uint)(BigInteger.Abs(number) >> 64), number.Sign < 0, scale);
    }

    private static BigInteger MostDecimal { get; } = (BigInteger)decimal.MaxValue;

    /// <summary>A 128-bit number whose highest bit is flipped, so that it sorts as text does.</summary>
    private static Guid Uuid(void* data, long row)
    {
        var number = ((UInt128*)data)[row] ^ (UInt128.One << 127);
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, (ulong)(number >> 64));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], (ulong)number);
        return new Guid(bytes, bigEndian: true);
    }

    private static string Text(VectorType type, void* data, long row) => type.Id switch
    {
        TypeId.Enum => type.Words[type.Internal switch
        {
            TypeId.UTinyInt => ((byte*)data)[row],
            TypeId.USmallInt => ((ushort*)data)[row],
            _ => (int)((uint*)data)[row],
        }],
        TypeId.Interval => Interval((int*)data + (4 * row)),
        _ => Encoding.UTF8.GetString(StringSlot.Read((StringSlot*)data + row)),
    };

    /// <summary>Months, days and microseconds, in a form that each database reads.</summary>
    private static string Interval(int* parts)
        => string.Create(CultureInfo.InvariantCulture, $"{parts[0]} months {parts[1]} days {*(long*)(parts + 2)} microseconds");

    private static string ToJson(VectorType type, nint vector, int row)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            Write(writer, type, vector, row);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter writer, VectorType type, nint vector, long row)
    {
        if (!IsValid(Api.VectorValidity(vector), row))
        {
            writer.WriteNullValue();
            return;
        }

        var data = Api.VectorData(vector);
        switch (type.Id)
        {
            case TypeId.List:
                var (offset, length) = (((ulong*)data)[2 * row], ((ulong*)data)[(2 * row) + 1]);
                WriteList(writer, type.Children[0], Api.ListChild(vector), (long)offset, (long)length);
                break;
            case TypeId.Array:
                WriteList(writer, type.Children[0], Api.ArrayChild(vector), row * (long)type.Size, (long)type.Size);
                break;
            case TypeId.Struct:
                writer.WriteStartObject();
                for (var i = 0; i < type.Children.Length; i++)
                {
                    writer.WritePropertyName(type.Words[i]);
                    Write(writer, type.Children[i], Api.StructChild(vector, (ulong)i), row);
                }

                writer.WriteEndObject();
                break;
            case TypeId.Map:
                WriteMap(writer, type, vector, ((ulong*)data)[2 * row], ((ulong*)data)[(2 * row) + 1]);
                break;
            default:
                WriteScalar(writer, type, vector, row);
                break;
        }
    }

    private static void WriteList(Utf8JsonWriter writer, VectorType item, nint child, long from, long count)
    {
        writer.WriteStartArray();
        for (var i = from; i < from + count; i++)
        {
            Write(writer, item, child, i);
        }

        writer.WriteEndArray();
    }

    /// <summary>A map is a list of structs of key and value. Keys that are no text become it.</summary>
    private static void WriteMap(Utf8JsonWriter writer, VectorType type, nint vector, ulong from, ulong count)
    {
        var entries = Api.ListChild(vector);
        var (keys, items) = (Api.StructChild(entries, 0), Api.StructChild(entries, 1));
        writer.WriteStartObject();
        for (var i = from; i < from + count; i++)
        {
            writer.WritePropertyName(Scalar(type.Children[0], keys, (long)i).ToText(0) ?? "");
            Write(writer, type.Children[1], items, (long)i);
        }

        writer.WriteEndObject();
    }

    private static void WriteScalar(Utf8JsonWriter writer, VectorType type, nint vector, long row)
    {
        var batch = new RowBatch([new("a value in a list or struct", ToColumnType(type)!.Value)], 1);
        Add(batch[0], type, vector, checked((int)row), checked((int)row + 1));
        batch.EndRow();
        RowJson.WriteValue(writer, batch, 0, 0);
    }

    private static ColumnValues Scalar(VectorType type, nint vector, long row)
    {
        var batch = new RowBatch([new("a map's key", ToColumnType(type)!.Value)], 1);
        Add(batch[0], type, vector, checked((int)row), checked((int)row + 1));
        return batch[0];
    }
}
