using System.Runtime.CompilerServices;

namespace Gen.Plugins.Model.Tables;

/// <summary>
/// The arithmetic behind the look-up tables ("hash and displace"): the build chooses a seed for each bucket of names so that every name gets a slot
/// of its own; a look-up computes the slot from the name and that seed. Build and run time share this file, so that they cannot disagree.
/// </summary>
internal static class PerfectHash
{
    /// <summary>As <c>head</c>: take all letters into account.</summary>
    public const int Whole = -1;

    private const ulong K0 = 0x9E3779B97F4A7C15;
    private const ulong K1 = 0xBF58476D1CE4E5B9;
    private const int Window = 4;

    /// <summary>
    /// The hash of a name: the same in every process, on every machine. It looks at two windows of four letters, which the build places where
    /// the names of a host differ, or else at all letters.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="head">How many letters the first window leaves out at the start; <see cref="Whole"/>: no windows.</param>
    /// <param name="tail">How many letters the second window leaves out at the end.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static unsafe ulong Of(string name, int head, int tail)
    {
        var room = name.Length - Window;
        fixed (char* p = name)
        {
            // Written out here and not in small methods: the first look-up of a process pays for each method that the JIT compiles.
            return room >= 0 && head >= 0 && BitConverter.IsLittleEndian
                ? (*(ulong*)(p + (head < room ? head : room)) + (*(ulong*)(p + (tail < room ? room - tail : 0)) << 8) + (ulong)room) * K0
                : OfRare(p, name.Length, head, tail);
        }
    }

    /// <summary>The slot of a hash.</summary>
    /// <param name="hash">The hash; its low half is what tells it from others that have no slot of their own.</param>
    /// <param name="seeds">The seed of each bucket; a power of two.</param>
    /// <param name="shift">64 less the bits of the number of slots, a power of two.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(ulong hash, int[] seeds, int shift) => (int)(((hash ^ (uint)seeds[(int)(hash >> 32) & (seeds.Length - 1)]) * K1) >> shift);

    private static unsafe ulong OfRare(char* p, int length, int head, int tail)
    {
        var room = length - Window;
        if (room >= 0 && head >= 0)
        {
            return (Four(p + Math.Min(head, room)) + (Four(p + room - Math.Min(tail, room)) << 8) + (ulong)room) * K0;
        }

        var hash = (ulong)length;
        var i = 0;
        for (; i + Window <= length; i += Window)
        {
            hash = ((hash ^ (hash >> 29)) * K1) + Four(p + i);
        }

        for (; i < length; i++)
        {
            hash = ((hash ^ (hash >> 29)) * K1) + p[i];
        }

        return (hash ^ (hash >> 32)) * K0;
    }

    /// <summary>Four letters as a little-endian machine reads them.</summary>
    private static unsafe ulong Four(char* p) => p[0] | ((ulong)p[1] << 16) | ((ulong)p[2] << 32) | ((ulong)p[3] << 48);
}
