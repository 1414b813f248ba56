using System.Reflection.Metadata;

namespace Gen.Plugins.Tool.Reading;

/// <summary>
/// Decodes the arguments of a manifest attribute. The library's <c>CustomAttribute.DecodeValue</c> makes room for as many items as a list says that it
/// has before it looks whether they are there, so that twenty hostile bytes cost it gigabytes; this reads what is there and no more.
/// </summary>
internal ref struct AttributeBlob
{
    private const byte Property = 0x54;
    private const byte Field = 0x53;

    private BlobReader _blob;

    private AttributeBlob(BlobReader blob) => _blob = blob;

    /// <summary>Reads the arguments of the constructor, then the named ones.</summary>
    /// <param name="signature">The constructor's signature.</param>
    /// <param name="value">The attribute's value.</param>
    /// <returns>Texts, numbers, flags and lists of texts, as far as the first one of another type, which only a newer manifest can have.</returns>
    /// <exception cref="BadImageFormatException">The blobs end too early or contradict themselves.</exception>
    public static (object?[] Arguments, IReadOnlyDictionary<string, object?> Named) Read(BlobReader signature, BlobReader value)
    {
        var header = signature.ReadSignatureHeader();
        if (header.Kind != SignatureKind.Method || !header.IsInstance || header.IsGeneric)
        {
            throw new BadImageFormatException("An attribute's constructor is none.");
        }

        var count = signature.ReadCompressedInteger();
        signature.ReadCompressedInteger();
        if (value.ReadUInt16() != 1)
        {
            throw new BadImageFormatException("An attribute's value does not start as one.");
        }

        var blob = new AttributeBlob(value);

        // Each parameter takes a byte of the signature at the least.
        var arguments = count <= signature.RemainingBytes ? new object?[count] : throw new BadImageFormatException("An attribute's constructor has fewer parameters than it says.");
        for (var i = 0; i < count; i++)
        {
            var (type, element) = Type(ref signature);
            if (!IsKnown(element))
            {
                return (arguments[..i], new Dictionary<string, object?>());
            }

            arguments[i] = blob.Value(type, element);
        }

        return (arguments, blob.Named());
    }

    private Dictionary<string, object?> Named()
    {
        var named = new Dictionary<string, object?>(StringComparer.Ordinal);
        for (var left = _blob.ReadUInt16(); left > 0; left--)
        {
            if (_blob.ReadByte() is not (Property or Field))
            {
                throw new BadImageFormatException("A named argument is neither a property nor a field.");
            }

            var (type, element) = Type(ref _blob);
            if (!IsKnown(element))
            {
                break;
            }

            var name = _blob.ReadSerializedString() ?? "";
            named[name] = Value(type, element);
        }

        return named;
    }

    private object? Value(SerializationTypeCode type, SerializationTypeCode element)
    {
        if (type != SerializationTypeCode.SZArray)
        {
            return Scalar(type);
        }

        var count = _blob.ReadInt32();
        if (count == -1)
        {
            return null;
        }

        var texts = new List<string?>();
        for (; count > 0; count--)
        {
            texts.Add(Scalar(element) as string);
        }

        return texts;
    }

    private object? Scalar(SerializationTypeCode type) => type switch
    {
        SerializationTypeCode.String => _blob.ReadSerializedString(),
        SerializationTypeCode.Int32 => _blob.ReadInt32(),
        SerializationTypeCode.Int64 => _blob.ReadInt64(),
        _ => _blob.ReadByte() != 0,
    };

    private static (SerializationTypeCode Type, SerializationTypeCode Element) Type(ref BlobReader blob)
    {
        var type = blob.ReadSerializationTypeCode();
        return (type, type == SerializationTypeCode.SZArray ? blob.ReadSerializationTypeCode() : type);
    }

    private static bool IsKnown(SerializationTypeCode element) =>
        element is SerializationTypeCode.String or SerializationTypeCode.Int32 or SerializationTypeCode.Int64 or SerializationTypeCode.Boolean;
}
