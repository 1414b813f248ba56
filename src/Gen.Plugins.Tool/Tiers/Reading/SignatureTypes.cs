using System.Reflection.Metadata;

namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>
/// Finds the types that a signature names. The library's decoder calls itself for each type in a type, so that a hostile signature ends the process;
/// this one counts what is still to come.
/// </summary>
internal static class SignatureTypes
{
    /// <summary>Goes through a signature.</summary>
    /// <param name="blob">The signature.</param>
    /// <param name="part">How it is read.</param>
    /// <param name="found">Takes the types, as often as they are named.</param>
    /// <exception cref="BadImageFormatException">It is none.</exception>
    public static void Read(BlobReader blob, SignaturePart part, ICollection<EntityHandle> found)
    {
        var header = part == SignaturePart.Type ? default : blob.ReadSignatureHeader();
        switch (part == SignaturePart.Type ? SignatureKind.Field : header.Kind)
        {
            case SignatureKind.Field:
                Types(ref blob, 1, found);
                break;
            case SignatureKind.LocalVariables or SignatureKind.MethodSpecification:
                Types(ref blob, blob.ReadCompressedInteger(), found);
                break;
            default:
                var count = Count(ref blob, header);
                Types(ref blob, part == SignaturePart.Result ? 1 : count, found);
                break;
        }
    }

    /// <summary>How many types a method's signature has: its result and its parameters.</summary>
    private static long Count(ref BlobReader blob, SignatureHeader header)
    {
        if (header.IsGeneric)
        {
            blob.ReadCompressedInteger();
        }

        return 1L + blob.ReadCompressedInteger();
    }

    private static void Types(ref BlobReader blob, long pending, ICollection<EntityHandle> found)
    {
        // What comes after the type that is read now: the shapes of arrays, each with what is pending behind it.
        var arrays = new Stack<long>();
        while (true)
        {
            while (pending == 0 && arrays.TryPop(out pending))
            {
                SkipShape(ref blob);
            }

            if (pending == 0)
            {
                return;
            }

            switch ((SignatureTypeCode)blob.ReadByte())
            {
                case SignatureTypeCode.Pointer or SignatureTypeCode.ByReference or SignatureTypeCode.SZArray or SignatureTypeCode.Pinned or SignatureTypeCode.Sentinel:
                    break;
                case SignatureTypeCode.RequiredModifier or SignatureTypeCode.OptionalModifier:
                    found.Add(blob.ReadTypeHandle());
                    break;
                case ValueType or Class:
                    found.Add(blob.ReadTypeHandle());
                    pending--;
                    break;
                case SignatureTypeCode.GenericTypeInstance:
                    blob.ReadByte();
                    found.Add(blob.ReadTypeHandle());
                    pending += blob.ReadCompressedInteger() - 1L;
                    break;
                case SignatureTypeCode.GenericTypeParameter or SignatureTypeCode.GenericMethodParameter:
                    blob.ReadCompressedInteger();
                    pending--;
                    break;
                case SignatureTypeCode.FunctionPointer:
                    pending += Count(ref blob, blob.ReadSignatureHeader()) - 1;
                    break;
                case SignatureTypeCode.Array:
                    arrays.Push(pending - 1);
                    pending = 1;
                    break;
                case (>= SignatureTypeCode.Void and <= SignatureTypeCode.String) or SignatureTypeCode.TypedReference or SignatureTypeCode.IntPtr or SignatureTypeCode.UIntPtr or SignatureTypeCode.Object:
                    pending--;
                    break;
                default:
                    throw new BadImageFormatException("A signature names a kind of type that there is not.");
            }
        }
    }

    // The library has one name for both.
    private const SignatureTypeCode ValueType = (SignatureTypeCode)0x11;
    private const SignatureTypeCode Class = (SignatureTypeCode)0x12;

    private static void SkipShape(ref BlobReader blob)
    {
        blob.ReadCompressedInteger();
        for (var lists = 0; lists < 2; lists++)
        {
            for (var left = blob.ReadCompressedInteger(); left > 0; left--)
            {
                // Lower bounds are signed, but as long.
                blob.ReadCompressedInteger();
            }
        }
    }
}
