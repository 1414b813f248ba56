using System.Runtime.CompilerServices;

namespace Gen.Plugins.Model.Tables;

/// <summary>
/// The arithmetic behind the look-up tables ("hash and displace"): the build chooses a seed for each bucket of names so that every name gets a slot
/// of its own; a look-up computes the slot from the name and that seed. Build and run time share this file, so that they cannot disagree.
/// </summary>
internal static class PerfectHash
{
    private const ulong K0 = 0x9E3779B97F4A7C15;
    private const ulong K1 = 0xBF58476D1CE4E5B9;
    private const ulong K2 = 0x94D049BB133111EB;

    /// <summary>The hash of a name: the same in every process, on every machine.</summary>
    public static unsafe ulong Of(string name)
    {
        var length = name.Length;
        ulong first, last;
        fixed (char* p = name)
        {
            if (length >= 4)
            {
                // The first four letters and the last four; they overlap in names shorter than eight.
                first = Four(p);
                last = Four(p + length - 4);
                if (length > 8)
                {
                    // What lies between them, four letters at a time; the last step may overlap the end.
                    for (var i = 4; i < length - 4; i += 4)
                    {
                        first = (first ^ (first >> 29)) * K2 + Four(p + Math.Min(i, length - 4));
                    }
                }
            }
            else
            {
                first = length > 0 ? p[0] : 0u;
                last = length > 1 ? p[1] | ((ulong)p[length - 1] << 16) : 0;
            }
        }

        var hash = ((first + (ulong)length) * K0) ^ ((last ^ (last >> 31)) * K1);
        return hash ^ (hash >> 32);
    }

    /// <summary>The bucket of a hash, from 0 to <paramref name="buckets"/> - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Bucket(ulong hash, int buckets) => (int)(((ulong)(uint)hash * (uint)buckets) >> 32);

    /// <summary>The slot of a hash under its bucket's seed, from 0 to <paramref name="slots"/> - 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Slot(ulong hash, uint seed, int slots) => (int)((((hash * ((seed << 1) | 1)) >> 32) * (uint)slots) >> 32);

    private static unsafe ulong Four(char* p) => BitConverter.IsLittleEndian
        ? *(ulong*)p
        : p[0] | ((ulong)p[1] << 16) | ((ulong)p[2] << 32) | ((ulong)p[3] << 48);
}
