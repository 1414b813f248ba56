using System.Reflection.Metadata;

namespace Gen.Plugins.Tool.Reading;

/// <summary>
/// Decodes the arguments of an attribute. The library's <c>CustomAttribute.DecodeValue</c> makes room for as many items as a list says that it
/// has before it looks whether they are there, so that twenty hostile bytes cost it gigabytes; this reads what is there and no more.
/// </summary>
internal ref struct AttributeBlob
{
    private const byte Property = 0x54;
    private const byte Field = 0x53;
    private const byte ValueTypeInSignature = 0x11;
    private const byte ClassInSignature = 0x12;
    private const byte ObjectInSignature = 0x1c;

    /// <summary>Lists of objects that are lists of objects and so on: deeper than anybody writes, less deep than the stack.</summary>
    private const int Deepest = 16;

    private readonly Func<EntityHandle, string?, int>? _sizeOfEnum;
    private readonly ICollection<string>? _types;
    private BlobReader _blob;

    private AttributeBlob(BlobReader blob, Func<EntityHandle, string?, int>? sizeOfEnum, ICollection<string>? types) => (_blob, _sizeOfEnum, _types) = (blob, sizeOfEnum, types);

    /// <summary>Reads the arguments of the constructor, then the named ones.</summary>
    /// <param name="signature">The constructor's signature.</param>
    /// <param name="value">The attribute's value.</param>
    /// <param name="sizeOfEnum">
    /// The bytes that a value of an enum has, which is named by its handle or by its text; <see langword="null"/>: texts, numbers, flags and lists of texts
    /// are read as far as the first argument of another type, which only a newer manifest can have.
    /// </param>
    /// <param name="types">Takes the names of the types that the arguments name.</param>
    /// <returns>The arguments. Types are their names, enums of four bytes are numbers.</returns>
    /// <exception cref="BadImageFormatException">The blobs end too early or contradict themselves.</exception>
    public static (object?[] Arguments, IReadOnlyDictionary<string, object?> Named) Read(BlobReader signature, BlobReader value, Func<EntityHandle, string?, int>? sizeOfEnum = null, ICollection<string>? types = null)
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

        var blob = new AttributeBlob(value, sizeOfEnum, types);

        // Each parameter takes a byte of the signature at the least.
        var arguments = count <= signature.RemainingBytes ? new object?[count] : throw new BadImageFormatException("An attribute's constructor has fewer parameters than it says.");
        for (var i = 0; i < count; i++)
        {
            var type = blob.Parameter(ref signature);
            if (!blob.IsKnown(type.Element))
            {
                return (arguments[..i], new Dictionary<string, object?>());
            }

            arguments[i] = blob.Value(type, 0);
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

            var type = Member();
            if (!IsKnown(type.Element))
            {
                break;
            }

            var name = _blob.ReadSerializedString() ?? "";
            named[name] = Value(type, 0);
        }

        return named;
    }

    private object? Value(ArgumentType type, int depth)
    {
        if (type.Code != SerializationTypeCode.SZArray)
        {
            return Scalar(type, depth);
        }

        var count = _blob.ReadInt32();
        if (count == -1)
        {
            return null;
        }

        // Only lists of texts are asked for; the others are gone through for the types that they name.
        var texts = new List<string?>();
        for (; count > 0; count--)
        {
            texts.Add(Scalar(type with { Code = type.Element }, depth) as string);
        }

        return texts;
    }

    private object? Scalar(ArgumentType type, int depth)
    {
        switch (type.Code)
        {
            case SerializationTypeCode.String:
                return _blob.ReadSerializedString();
            case SerializationTypeCode.Type:
                return Note(_blob.ReadSerializedString());
            case SerializationTypeCode.Int32:
                return _blob.ReadInt32();
            case SerializationTypeCode.Int64:
                return _blob.ReadInt64();
            case SerializationTypeCode.Boolean:
                return _blob.ReadByte() != 0;
            case SerializationTypeCode.Enum:
                return Integer(type.EnumSize);
            case SerializationTypeCode.TaggedObject:
                return depth < Deepest ? Value(Member(), depth + 1) : throw new BadImageFormatException("An attribute's value is nested too deeply.");
            case SerializationTypeCode.SByte or SerializationTypeCode.Byte:
                return Integer(1);
            case SerializationTypeCode.Char or SerializationTypeCode.Int16 or SerializationTypeCode.UInt16:
                return Integer(2);
            case SerializationTypeCode.UInt32 or SerializationTypeCode.Single:
                return Integer(4);
            case SerializationTypeCode.UInt64 or SerializationTypeCode.Double:
                return Integer(8);
            default:
                throw new BadImageFormatException("An attribute's value is of no type that it can have.");
        }
    }

    /// <summary>A value of which only its length counts, unless it has four bytes.</summary>
    private int Integer(int size)
    {
        if (size == sizeof(int))
        {
            return _blob.ReadInt32();
        }

        _blob.ReadBytes(size);
        return -1;
    }

    private readonly string? Note(string? type)
    {
        if (type is not null)
        {
            _types?.Add(type);
        }

        return type;
    }

    /// <summary>The type of a parameter, as a signature has it.</summary>
    private readonly ArgumentType Parameter(ref BlobReader signature)
    {
        var code = signature.ReadByte();
        return code == (byte)SerializationTypeCode.SZArray ? Element(ref signature, signature.ReadByte()) with { Code = SerializationTypeCode.SZArray } : Element(ref signature, code);
    }

    private readonly ArgumentType Element(ref BlobReader signature, byte code)
    {
        switch (code)
        {
            case ValueTypeInSignature when _sizeOfEnum is not null:
                return new(SerializationTypeCode.Enum, SerializationTypeCode.Enum, _sizeOfEnum(signature.ReadTypeHandle(), null));
            case ClassInSignature when _sizeOfEnum is not null:
                // The one class that an argument can be of is System.Type.
                signature.ReadTypeHandle();
                return ArgumentType.Of(SerializationTypeCode.Type);
            case ObjectInSignature when _sizeOfEnum is not null:
                return ArgumentType.Of(SerializationTypeCode.TaggedObject);
            default:
                return ArgumentType.Of((SerializationTypeCode)code);
        }
    }

    /// <summary>The type of a named argument, or of a value whose parameter is an object.</summary>
    private ArgumentType Member()
    {
        var code = _blob.ReadSerializationTypeCode();
        return code == SerializationTypeCode.SZArray ? Item(_blob.ReadSerializationTypeCode()) with { Code = code } : Item(code);
    }

    private ArgumentType Item(SerializationTypeCode code) =>
        code == SerializationTypeCode.Enum && _sizeOfEnum is not null ? new(code, code, _sizeOfEnum(default, Note(_blob.ReadSerializedString()))) : ArgumentType.Of(code);

    private readonly bool IsKnown(SerializationTypeCode element) =>
        _sizeOfEnum is not null || element is SerializationTypeCode.String or SerializationTypeCode.Int32 or SerializationTypeCode.Int64 or SerializationTypeCode.Boolean;

    /// <param name="Code">The type.</param>
    /// <param name="Element">That of its items, if it is a list; else the same.</param>
    /// <param name="EnumSize">The bytes of an enum's value.</param>
    private readonly record struct ArgumentType(SerializationTypeCode Code, SerializationTypeCode Element, int EnumSize)
    {
        public static ArgumentType Of(SerializationTypeCode code) => new(code, code, 0);
    }
}
