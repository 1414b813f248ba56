using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Gen.Plugins.Tool.Reading;

/// <summary>
/// Knows the code of a method that does nothing but return bytes of the assembly's image, which compilers make of <c>ReadOnlySpan&lt;byte&gt; M() => "..."u8</c>:
/// <c>ldsflda field; ldc.i4 length; newobj; ret</c>. The code is looked at, not run.
/// </summary>
internal static class DataMethod
{
    private const byte Nop = 0x00;
    private const byte LoadMinusOne = 0x15;
    private const byte LoadEight = 0x1E;
    private const byte LoadShort = 0x1F;
    private const byte Load = 0x20;
    private const byte Return = 0x2A;
    private const byte New = 0x73;
    private const byte LoadAddress = 0x7F;

    /// <summary>The bytes that the method returns.</summary>
    /// <param name="file">The assembly.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <param name="method">The method.</param>
    /// <param name="length">How many bytes there have to be.</param>
    /// <exception cref="BadImageFormatException">The method does something else, or its data lies nowhere.</exception>
    public static byte[] Read(PEReader file, MetadataReader metadata, MethodDefinition method, int length)
    {
        var body = file.GetMethodBody(method.RelativeVirtualAddress);
        var code = body.GetILReader();
        if (code.Length > ReadLimits.DataMethod)
        {
            throw Other();
        }

        Expect(ref code, LoadAddress);
        var field = MetadataTokens.EntityHandle(code.ReadInt32());
        var said = ReadNumber(ref code);
        Expect(ref code, New);
        code.ReadInt32();
        Expect(ref code, Return);
        if (field.Kind != HandleKind.FieldDefinition || said != length)
        {
            throw Other();
        }

        var data = file.GetSectionData(metadata.GetFieldDefinition((FieldDefinitionHandle)field).GetRelativeVirtualAddress());
        return length <= data.Length ? [.. data.GetContent(0, length)] : throw new BadImageFormatException("The data of a migration lies outside of the file.");
    }

    private static void Expect(ref BlobReader code, byte operation)
    {
        byte found;
        do
        {
            found = code.ReadByte();
        }
        while (found == Nop);

        if (found != operation)
        {
            throw Other();
        }
    }

    private static int ReadNumber(ref BlobReader code) => code.ReadByte() switch
    {
        Load => code.ReadInt32(),
        LoadShort => code.ReadSByte(),
        var small and >= LoadMinusOne and <= LoadEight => small - LoadMinusOne - 1,
        _ => throw Other(),
    };

    private static BadImageFormatException Other() => new("The method of a migration does something else than to return its SQL: a tool has changed the assembly after it was compiled.");
}
