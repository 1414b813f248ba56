using System.Numerics;
using Gen.Plugins.Model.Tables;

namespace Gen.Plugins.Model.Tests.Tables;

public sealed class PerfectHashTableTests
{
    public static TheoryData<int> Sizes => [0, 1, 2, 3, 4, 5, 7, 8, 9, 10, 31, 64, 100, 500, 1_000, 2_000];

    [Theory]
    [MemberData(nameof(Sizes))]
    public void Each_name_finds_its_own_slot(int size)
    {
        var random = new Random(RandomData.Seed + size);
        var names = new HashSet<string>();
        while (names.Count < size)
        {
            names.Add(RandomData.Name(random, 64));
        }

        Check(names);
    }

    [Fact]
    public void Every_size_up_to_300_works()
    {
        var random = new Random(RandomData.Seed);
        for (var size = 0; size <= 300; size++)
        {
            var names = new HashSet<string>();
            while (names.Count < size)
            {
                names.Add(RandomData.Name(random, 12));
            }

            Check(names);
        }
    }

    [Fact]
    public void Names_that_differ_in_a_letter_or_two_find_their_own_slots()
    {
        const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789";
        foreach (var length in (int[])[1, 2, 3, 4, 5, 7, 8, 9, 11, 12, 13, 16, 17, 33, 64])
        {
            var frame = new string('a', length);
            var names = new HashSet<string> { frame };
            for (var i = 0; i < length; i++)
            {
                foreach (var letter in Letters)
                {
                    names.Add(frame[..i] + letter + frame[(i + 1)..]);
                }
            }

            Check(names);
        }
    }

    [Fact]
    public void Numbered_names_find_their_own_slots() =>
        Check(Enumerable.Range(0, 2_000).SelectMany(static i => (string[])[$"plugin_{i}", $"p{i}", $"{i:D4}_of_many_plugins_with_a_long_name"]).ToHashSet());

    [Fact]
    public void Names_of_one_letter_repeated_find_their_own_slots() =>
        Check(Enumerable.Range(1, 64).SelectMany(static i => (string[])[new('a', i), new('b', i), new string('a', i - 1) + "b"]).ToHashSet());

    [Fact]
    public void Names_that_differ_in_the_middle_only_find_their_own_slots() =>
        Check(Enumerable.Range(0, 2_000).Select(static i => $"aaaaaaaaaaaaaaaaaaaaaaaa{i:D8}bbbbbbbbbbbbbbbbbbbbbbbb").ToHashSet());

    [Fact]
    public void Names_that_need_all_of_their_letters_find_their_own_slots() =>
        Check(Enumerable.Range(0, 1_024).Select(static i => string.Concat(Enumerable.Range(0, 10).Select(bit => (i >> bit & 1) == 0 ? "aaaaaa" : "baaaaa"))).ToHashSet());

    [Fact]
    public void The_same_names_give_the_same_table_in_any_order()
    {
        var names = Enumerable.Range(0, 500).Select(static i => $"plugin_{i}").ToArray();

        var table = PerfectHashTable.Build(names);
        new Random(RandomData.Seed).Shuffle(names);
        var shuffled = PerfectHashTable.Build(names);

        Assert.Equal((table.Head, table.Tail), (shuffled.Head, shuffled.Tail));
        Assert.Equal(table.Seeds, shuffled.Seeds);
        Assert.Equal(table.Slots, shuffled.Slots);
    }

    [Theory]
    [InlineData("a\u00e9\u4e2d\uffff")]
    [InlineData("\uffff\uffff\uffff\uffff\uffff")]
    [InlineData("\ud800")]
    [InlineData("")]
    [InlineData("\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0")]
    public void A_name_that_no_plugin_can_have_is_looked_up_without_harm(string name)
    {
        foreach (var names in (string[][])[[], ["a"], ["plugin_1", "plugin_2"], [.. Enumerable.Range(0, 100).Select(static i => $"a{i}")]])
        {
            var table = PerfectHashTable.Build(names);

            Assert.InRange(Slot(table, name), 0, table.Slots.Length - 1);
        }
    }

    [Fact]
    public void Different_names_rarely_have_one_hash_of_all_letters()
    {
        var random = new Random(RandomData.Seed);
        var names = new HashSet<string>();
        while (names.Count < 100_000)
        {
            names.Add(RandomData.Name(random, 20));
        }

        Assert.InRange(names.Count - names.Select(static n => PerfectHash.Of(n, PerfectHash.Whole, 0)).Distinct().Count(), 0, 5);
    }

    /// <summary>Against the obvious: a dictionary from slot to hash.</summary>
    private static void Check(HashSet<string> names)
    {
        var table = PerfectHashTable.Build(names);

        var slots = new Dictionary<int, ulong>();
        foreach (var name in names)
        {
            var hash = PerfectHash.Of(name, table.Head, table.Tail);
            var slot = Slot(table, name);
            slots.TryAdd(slot, hash);
            Assert.Equal(hash, slots[slot]);
            Assert.Equal(hash, table.Slots[slot]);
        }

        // Names of one hash share a slot, and the registry tells them apart by letter: allowed, but not as a rule.
        Assert.InRange(slots.Count, names.Count - (names.Count / 1_000), names.Count);
        Assert.Equal(slots.Count, table.Slots.Count(static s => s is not null));
        Assert.InRange(table.Slots.Length, 1, (names.Count * 8) + 8);
    }

    private static int Slot(PerfectHashTable table, string name) =>
        PerfectHash.Slot(PerfectHash.Of(name, table.Head, table.Tail), table.Seeds, 64 - BitOperations.Log2((uint)table.Slots.Length));
}
