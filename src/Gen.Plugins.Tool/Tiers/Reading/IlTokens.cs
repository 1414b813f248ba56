using System.Reflection.Metadata;

namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>Finds the tokens in a method's code: what its instructions call, read, write, make, cast to and name.</summary>
internal static class IlTokens
{
    private const int SecondPage = 0xfe;
    private const int Switch = 0x45;

    /// <summary>Goes through code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="found">Takes the tokens, one for each instruction that has one; those of texts are none.</param>
    /// <exception cref="BadImageFormatException">An instruction is none, or cut off.</exception>
    public static void Read(BlobReader code, Action<int> found)
    {
        while (code.RemainingBytes > 0)
        {
            var instruction = (int)code.ReadByte();
            var operand = instruction == SecondPage ? OfSecondPage(code.ReadByte()) : OfFirstPage(instruction);
            switch (operand)
            {
                case Token:
                    found(code.ReadInt32());
                    break;
                case None:
                    throw new BadImageFormatException("A method has an instruction that there is not.");
                default:
                    Skip(ref code, instruction == Switch ? 4L * code.ReadUInt32() : operand);
                    break;
            }
        }
    }

    /// <summary>The bytes that follow an instruction; <see cref="Token"/>: a token; <see cref="None"/>: there is no such instruction. What a switch has is counted by its first four.</summary>
    internal static int OfFirstPage(int instruction) => instruction switch
    {
        0x27 or 0x28 or 0x29 => Token, // jmp, call, calli
        (>= 0x6f and <= 0x71) or (>= 0x73 and <= 0x75) or 0x79 or (>= 0x7b and <= 0x81) => Token, // callvirt to ldobj, newobj to isinst, unbox, fields and stobj
        0x8c or 0x8d or 0x8f or (>= 0xa3 and <= 0xa5) or 0xc2 or 0xc6 or 0xd0 => Token, // box, newarr, ldelema, ldelem, stelem, unbox.any, refanyval, mkrefany, ldtoken
        (>= 0x0e and <= 0x13) or 0x1f or (>= 0x2b and <= 0x37) or 0xde => 1, // arguments, locals, ldc.i4.s, short branches, leave.s
        0x20 or 0x22 or (>= 0x38 and <= 0x44) or 0x72 or 0xdd => 4, // ldc.i4, ldc.r4, branches, ldstr, leave
        0x21 or 0x23 => 8, // ldc.i8, ldc.r8
        Switch => 0,
        0x24 or 0x77 or 0x78 or (>= 0xa6 and <= 0xb2) or (>= 0xbb and <= 0xc1) or 0xc4 or 0xc5 or (>= 0xc7 and <= 0xcf) or >= 0xe1 => None,
        _ => 0,
    };

    /// <inheritdoc cref="OfFirstPage"/>
    internal static int OfSecondPage(int instruction) => instruction switch
    {
        0x06 or 0x07 or 0x15 or 0x16 or 0x1c => Token, // ldftn, ldvirtftn, initobj, constrained, sizeof
        >= 0x09 and <= 0x0e => 2, // arguments and locals
        0x12 or 0x19 => 1, // unaligned, no
        <= 0x05 or 0x0f or 0x11 or 0x13 or 0x14 or 0x17 or 0x18 or 0x1a or 0x1d or 0x1e => 0,
        _ => None,
    };

    internal const int Token = -1;
    internal const int None = -2;

    private static void Skip(ref BlobReader code, long bytes)
    {
        if (bytes > code.RemainingBytes)
        {
            throw new BadImageFormatException("A method's code is cut off.");
        }

        code.Offset += (int)bytes;
    }
}
