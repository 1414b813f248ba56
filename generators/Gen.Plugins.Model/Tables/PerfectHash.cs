using System.Runtime.CompilerServices;

namespace Gen.Plugins.Model.Tables;

/// <summary>
/// The arithmetic behind the look-up tables ("hash and displace"): the build chooses a multiplier for each bucket of names so that every name gets
/// a slot of its own; a look-up computes the slot from the name and that multiplier. Build and run time share this file, so that they cannot disagree.
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
            return room >= 0 && head >= 0
                ? (Four(p + Math.Min(head, room)) + (Four(p + room - Math.Min(tail, room)) << 8) + (ulong)(uint)room) * K0
                : OfAll(p, name.Length);
        }
    }

    /// <summary>The bucket of a hash; their number is a power of two, <paramref name="mask"/> one less.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Bucket(ulong hash, int mask) => (int)(hash >> 32) & mask;

    /// <summary>The slot of a hash under its bucket's multiplier; <paramref name="shift"/> is <see cref="Shift"/> of the bits of their number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(ulong hash, ulong multiplier, int shift) => (int)((hash * multiplier) >> shift);

    /// <summary>What <see cref="Slot"/> wants to know of 1 &lt;&lt; <paramref name="bits"/> slots.</summary>
    public static int Shift(int bits) => 64 - bits;

    /// <summary>The multiplier that a seed stands for.</summary>
    public static ulong Multiplier(ushort seed) => (seed * K1) | 1;

    /// <summary>What tells hashes apart that share a slot.</summary>
    public static uint Check(ulong hash) => (uint)(hash ^ (hash >> 32));

    private static unsafe ulong OfAll(char* p, int length)
    {
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

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe ulong Four(char* p) => BitConverter.IsLittleEndian
        ? *(ulong*)p
        : p[0] | ((ulong)p[1] << 16) | ((ulong)p[2] << 32) | ((ulong)p[3] << 48);
}
