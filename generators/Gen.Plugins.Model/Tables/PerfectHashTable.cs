namespace Gen.Plugins.Model.Tables;

/// <summary>Chooses windows and seeds of a perfect hash: see <see cref="PerfectHash"/>.</summary>
internal sealed class PerfectHashTable
{
    private const int NamesPerBucket = 4;
    private const int FarthestWindow = 16;
    private const int MostTries = 65_536;

    private PerfectHashTable(int head, int tail, int[] seeds, ulong?[] slots)
    {
        Head = head;
        Tail = tail;
        Seeds = seeds;
        Slots = slots;
    }

    /// <summary>How many letters the first window leaves out at the start.</summary>
    public int Head { get; }

    /// <summary>How many letters the second window leaves out at the end.</summary>
    public int Tail { get; }

    /// <summary>The seed of each bucket; a power of two.</summary>
    public int[] Seeds { get; }

    /// <summary>The hash that has each slot, <see langword="null"/>: none; a power of two.</summary>
    public ulong?[] Slots { get; }

    /// <summary>Gives each name a slot of its own. Names of one hash, which all but never are, share one.</summary>
    /// <param name="names">The names; all different.</param>
    public static PerfectHashTable Build(IReadOnlyCollection<string> names)
    {
        var (head, tail) = Windows(names);
        var hashes = new HashSet<ulong>(names.Select(name => PerfectHash.Of(name, head, tail)));
        var bucketBits = Bits(Math.Max(1, hashes.Count / NamesPerBucket));

        // An eighth of the slots stays free, at least, so that seeds are found soon; more if they are not.
        for (var slotBits = Bits(Math.Max(2, hashes.Count + (hashes.Count / 8))); ; slotBits++)
        {
            if (TryBuild(hashes, head, tail, bucketBits, slotBits) is { } table)
            {
                return table;
            }
        }
    }

    /// <summary>The first windows under which all names differ, nearest to the ends.</summary>
    private static (int Head, int Tail) Windows(IReadOnlyCollection<string> names)
    {
        var seen = new HashSet<ulong>();
        for (var sum = 0; sum <= FarthestWindow; sum++)
        {
            for (var head = 0; head <= sum; head++)
            {
                seen.Clear();
                if (names.All(name => seen.Add(PerfectHash.Of(name, head, sum - head))))
                {
                    return (head, sum - head);
                }
            }
        }

        return (PerfectHash.Whole, 0);
    }

    private static PerfectHashTable? TryBuild(HashSet<ulong> hashes, int head, int tail, int bucketBits, int slotBits)
    {
        var seeds = new int[1 << bucketBits];
        var slots = new ulong?[1 << slotBits];
        var byBucket = hashes
            .GroupBy(hash => (int)(hash >> 32) & (seeds.Length - 1))
            .Select(static bucket => (Number: bucket.Key, Hashes: bucket.OrderBy(static hash => hash).ToArray()))
            .OrderByDescending(static bucket => bucket.Hashes.Length)
            .ThenBy(static bucket => bucket.Number);
        foreach (var (number, bucket) in byBucket)
        {
            var tries = 0;
            while (!TryPlace(bucket, seeds, 64 - slotBits, slots))
            {
                if (++tries > MostTries)
                {
                    return null;
                }

                // Seeds whose bits have nothing in common with those of the seed before.
                seeds[number] = unchecked(tries * (int)0x9E3779B1);
            }
        }

        return new PerfectHashTable(head, tail, seeds, slots);
    }

    private static bool TryPlace(ulong[] hashes, int[] seeds, int shift, ulong?[] slots)
    {
        for (var placed = 0; placed < hashes.Length; placed++)
        {
            ref var slot = ref slots[PerfectHash.Slot(hashes[placed], seeds, shift)];
            if (slot is not null)
            {
                for (var i = 0; i < placed; i++)
                {
                    slots[PerfectHash.Slot(hashes[i], seeds, shift)] = null;
                }

                return false;
            }

            slot = hashes[placed];
        }

        return true;
    }

    private static int Bits(int count)
    {
        var bits = 0;
        while (1 << bits < count)
        {
            bits++;
        }

        return bits;
    }
}
