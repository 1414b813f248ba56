using Gen.Plugins.Generators.Tests.Harness;

namespace Gen.Plugins.Generators.Tests.Registry;

/// <summary>The look-up tables against the obvious: a dictionary.</summary>
public sealed class LookupTests
{
    private const int Seed = 20261121;
    private const string Letters = "abcdefghijklmnopqrstuvwxyz0123456789._-";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(1_000)]
    [InlineData(5_000)]
    public void Every_name_and_alias_is_found_and_no_other(int count)
    {
        var random = new Random(Seed + count);
        var names = Names(random, count * 2, static (r, i) => i % 3 == 0 ? $"plugin_{i}" : Name(r, i % 3 == 1 ? 8 : 40));

        AssertLookups(random, [.. names.Take(count)], [.. names.Skip(count).Take(Math.Max(1, count / 3))]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Close_names_are_told_apart(int longest)
    {
        var random = new Random(Seed);
        var names = Names(random, 150, (r, _) => Name(r, longest).Replace('d', 'a').Replace('k', 'a'), most: longest == 1 ? 20 : 150);

        AssertLookups(random, [.. names.Skip(names.Count / 4)], [.. names.Take(names.Count / 4)]);
    }

    [Fact]
    public void Names_that_differ_where_the_hash_does_not_look_first_are_told_apart()
    {
        // Alike at both ends, or in all but one letter anywhere.
        var names = Enumerable.Range(0, 60).Select(static i => new string('a', i) + "b" + new string('a', 61 - i))
            .Concat(Enumerable.Range(0, 60).Select(static i => $"aaaaaaaaaaaaaaaaaaaaaaaaaaaaa{i:D2}aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"))
            .Concat(Enumerable.Range(1, 64).Select(static i => new string('a', i)))
            .ToHashSet();

        AssertLookups(new Random(Seed), [.. names.Skip(40)], [.. names.Take(40)]);
    }

    [Fact]
    public void Random_hosts_answer_as_a_dictionary_does()
    {
        for (var round = 0; round < 8; round++)
        {
            var seed = Seed + round;
            var random = new Random(seed);
            var names = Names(random, random.Next(2, 60), static (r, _) => Name(r, 6)).ToArray();
            var plugins = Enumerable.Range(0, random.Next(1, 40)).Select(i => (
                Class: $"P{i:D2}",
                Name: names[random.Next(names.Length)],
                Aliases: Enumerable.Range(0, random.Next(3)).Select(_ => names[random.Next(names.Length)]).ToArray(),
                Contracts: Enumerable.Range(0, 4).Where(_ => random.Next(2) == 0).DefaultIfEmpty(0).ToArray())).ToArray();
            using var host = new TestProject(
                string.Join('\n', Enumerable.Range(0, 4).Select(static i => $"[Gen.Plugins.PluginContract(\"c{i}\")] public interface I{i};")),
                string.Join('\n', plugins.Select(static p => $"[Gen.Plugins.Plugin(\"{p.Name}\")] {string.Concat(p.Aliases.Select(static a => $"[Gen.Plugins.PluginAlias(\"{a}\")] "))}class {p.Class} : {string.Join(", ", p.Contracts.Select(static c => $"I{c}"))};"))).Generate().Load();

            // Of two of one name the first by type, in the order of names; a name wins over an alias.
            var ordered = plugins.OrderBy(static p => p.Name, StringComparer.Ordinal).ThenBy(static p => p.Class, StringComparer.Ordinal).ToArray();
            for (var contract = 0; contract < 4; contract++)
            {
                var expected = new Dictionary<string, string>();
                foreach (var plugin in ordered.Where(p => p.Contracts.Contains(contract)))
                {
                    expected.TryAdd(plugin.Name, plugin.Class);
                }

                foreach (var plugin in ordered.Where(p => p.Contracts.Contains(contract)))
                {
                    foreach (var alias in plugin.Aliases)
                    {
                        expected.TryAdd(alias, plugin.Class);
                    }
                }

                var type = host.Type($"I{contract}");
                foreach (var name in names.Concat(names).Append("unknown"))
                {
                    var found = host.Registry.TryGet(type, name, out var plugin) ? plugin.TypeName : null;
                    Assert.True(expected.GetValueOrDefault(name) == found, $"seed {seed}: '{name}' in I{contract} is {found}, not {expected.GetValueOrDefault(name)}.");
                }
            }
        }
    }

    private static void AssertLookups(Random random, string[] names, string[] aliases)
    {
        var sources = names.Select((name, i) => Sources.Plugin(name, attributes: i < aliases.Length ? $"[Gen.Plugins.PluginAlias(\"{aliases[i]}\")]" : "").Replace(Sources.Class(name), $"P{i}", StringComparison.Ordinal));
        using var host = new TestProject(Sources.Load, string.Concat(sources)).Generate().Load();
        var reference = names.ToDictionary(static n => n);
        for (var i = 0; i < Math.Min(aliases.Length, names.Length); i++)
        {
            reference.Add(aliases[i], names[i]);
        }

        // Twice: the first look-up of a name takes another way than the second one.
        for (var round = 0; round < 2; round++)
        {
            foreach (var (name, expected) in reference)
            {
                Assert.Equal(expected, host.Find("Acme.ILoad", name));
            }
        }

        var contract = host.Type("Acme.ILoad");
        for (var i = 0; i < 10_000; i++)
        {
            var known = names[random.Next(names.Length)];
            var name = (i % 4) switch
            {
                0 => Name(random, 64),
                1 => known.Remove(random.Next(known.Length), 1),
                2 => known.Insert(random.Next(known.Length + 1), Letters[random.Next(Letters.Length)].ToString()),
                _ => string.Create(known.Length, (known, random), static (text, from) =>
                {
                    from.known.CopyTo(text);
                    text[from.random.Next(text.Length)] ^= (char)(1 << from.random.Next(16));
                }),
            };
            var found = host.Registry.TryGet(contract, name, out var plugin) ? plugin.Name : null;
            Assert.True(reference.GetValueOrDefault(name) == found, $"seed {Seed}, round {i}: '{name}' is {found}.");
            Assert.False(host.Registry.TryGet<IDisposable>(name, out _));
        }

        Assert.Equal(names.Order(StringComparer.Ordinal), host.Names);
    }

    private static HashSet<string> Names(Random random, int count, Func<Random, int, string> name, int most = int.MaxValue)
    {
        var names = new HashSet<string>();
        for (var i = 0; names.Count < Math.Min(count, most); i++)
        {
            names.Add(name(random, i));
        }

        return names;
    }

    private static string Name(Random random, int longest)
    {
        var length = random.Next(1, longest + 1);
        return new([.. Enumerable.Range(0, length).Select(i => Letters[i == 0 ? random.Next(26) : i == length - 1 ? random.Next(36) : random.Next(Letters.Length)])]);
    }
}
