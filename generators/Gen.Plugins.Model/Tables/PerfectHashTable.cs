namespace Gen.Plugins.Model.Tables;

/// <summary>Chooses the seeds of a perfect hash: see <see cref="PerfectHash"/>.</summary>
internal sealed class PerfectHashTable
{
    private const int NamesPerBucket = 4;

    private PerfectHashTable(ushort[] seeds, ulong?[] slots)
    {
        Seeds = seeds;
        Slots = slots;
    }

    /// <summary>The seed of each bucket.</summary>
    public ushort[] Seeds { get; }

    /// <summary>The hash that has each slot; <see langword="null"/>: none.</summary>
    public ulong?[] Slots { get; }

    /// <summary>Gives each hash a slot of its own.</summary>
    /// <param name="hashes">The hashes; all different.</param>
    public static PerfectHashTable Build(IReadOnlyCollection<ulong> hashes)
    {
        var buckets = Math.Max(1, hashes.Count / NamesPerBucket);

        // A quarter of the slots stays free, so that seeds are found soon; more if they are not.
        for (var slots = Math.Max(1, hashes.Count + (hashes.Count / 4)); ; slots += (slots / 4) + 1)
        {
            if (TryBuild(hashes, buckets, slots) is { } table)
            {
                return table;
            }
        }
    }

    private static PerfectHashTable? TryBuild(IReadOnlyCollection<ulong> hashes, int buckets, int size)
    {
        var seeds = new ushort[buckets];
        var slots = new ulong?[size];
        var byBucket = hashes
            .GroupBy(hash => PerfectHash.Bucket(hash, buckets))
            .Select(static bucket => (Number: bucket.Key, Hashes: bucket.OrderBy(static hash => hash).ToArray()))
            .OrderByDescending(static bucket => bucket.Hashes.Length)
            .ThenBy(static bucket => bucket.Number);
        foreach (var (number, bucket) in byBucket)
        {
            var seed = 0;
            while (!TryPlace(bucket, (ushort)seed, slots))
            {
                if (++seed > ushort.MaxValue)
                {
                    return null;
                }
            }

            seeds[number] = (ushort)seed;
        }

        return new PerfectHashTable(seeds, slots);
    }

    private static bool TryPlace(ulong[] hashes, ushort seed, ulong?[] slots)
    {
        for (var placed = 0; placed < hashes.Length; placed++)
        {
            ref var slot = ref slots[PerfectHash.Slot(hashes[placed], seed, slots.Length)];
            if (slot is not null)
            {
                for (var i = 0; i < placed; i++)
                {
                    slots[PerfectHash.Slot(hashes[i], seed, slots.Length)] = null;
                }

                return false;
            }

            slot = hashes[placed];
        }

        return true;
    }
}
