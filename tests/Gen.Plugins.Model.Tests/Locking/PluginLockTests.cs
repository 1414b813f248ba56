using Gen.Plugins.Model.Composition;
using Gen.Plugins.Model.Locking;
using Gen.Plugins.Model.Tests.Composition;

namespace Gen.Plugins.Model.Tests.Locking;

public sealed class PluginLockTests
{
    private static readonly LockedPlugin s_auth = new() { Name = "auth", Version = "1.0.0", Type = "Acme.Auth", Assembly = "Acme.Auth 1.0.0", Contracts = new(["auth"]), Tier = "shared", Dependencies = new([]), Migrations = new([]) };
    private static readonly LockedPlugin s_s3 = new() { Name = "s3", Version = "2.0.0-rc.1", Type = "Acme.S3", Assembly = "Acme.S3 2.0.0", Contracts = new(["load", "save"]), Dependencies = new(["?cache", "auth [1.0,2.0)"]), Migrations = new(["Migrations/s3"]) };

    /// <summary>Two hosts, and what is said of the second one against the first.</summary>
    public static TheoryData<string, string, string> Drifts => new()
    {
        { "auth s3", "auth s3", "" },
        { "auth", "auth s3", "'s3' 2.0.0-rc.1 was added, by Acme.S3 2.0.0" },
        { "auth s3", "s3", "'auth' 1.0.0 was removed, of Acme.Auth 1.0.0" },
        { "auth", "s3", "'s3' 2.0.0-rc.1 was added, by Acme.S3 2.0.0; 'auth' 1.0.0 was removed, of Acme.Auth 1.0.0" },
        { "auth", "auth+version", "'auth' changed: version 1.0.0 -> 1.1.0, assembly Acme.Auth 1.0.0 -> Acme.Auth 1.1.0" },
        { "auth", "auth+tier", "'auth' changed: tier shared -> none" },
        { "s3", "s3+contracts", "'s3' changed: contracts load and save -> load" },
        { "s3", "s3+dependencies", "'s3' changed: dependencies ?cache and auth [1.0,2.0) -> none" },
        { "s3", "s3+migrations", "'s3' changed: migrations Migrations/s3 -> none" },
        { "auth", "auth+class", "'auth' changed: class Acme.Auth -> Acme.NewAuth" },
    };

    [Theory, MemberData(nameof(Drifts))]
    public void Drift_is_told_in_words(string recorded, string now, string expected) =>
        Assert.Equal(expected, string.Join("; ", Lock(now).DifferencesFrom(Lock(recorded))));

    [Fact]
    public void A_plugin_is_one_line_and_lines_are_sorted()
    {
        var text = LockWriter.Write(Lock("auth s3"));

        Assert.Equal(
            """
            {
              "format": 1,
              "plugins": [
                { "name": "auth", "version": "1.0.0", "type": "Acme.Auth", "assembly": "Acme.Auth 1.0.0", "contracts": ["auth"], "tier": "shared", "dependencies": [], "migrations": [] },
                { "name": "s3", "version": "2.0.0-rc.1", "type": "Acme.S3", "assembly": "Acme.S3 2.0.0", "contracts": ["load", "save"], "dependencies": ["?cache", "auth [1.0,2.0)"], "migrations": ["Migrations/s3"] }
              ]
            }

            """.ReplaceLineEndings("\n"),
            text);
    }

    [Fact]
    public void A_host_is_recorded_with_all_that_a_reviewer_asks()
    {
        var composition = Compositions.Compose(
            [
                Plugin("s3") with { Contracts = new(["save", "load"]), Tier = 3, Dependencies = new([new("auth", "[1.0,2.0)", false), new("cache", null, true)]), Migrations = "Migrations/s3" },
                Plugin("auth"),
            ],
            HostModel.Default);

        var locked = PluginLock.Of(composition).Plugins;

        Assert.Equal(["auth", "s3"], locked.Select(static p => p.Name));
        Assert.Equal(["load", "save"], locked[1].Contracts);
        Assert.Equal("action", locked[1].Tier);
        Assert.Null(locked[0].Tier);
        Assert.Equal(["?cache", "auth [1.0,2.0)"], locked[1].Dependencies);
        Assert.Equal(["Migrations/s3"], locked[1].Migrations);
    }

    [Theory]
    [InlineData("")]
    [InlineData("auth")]
    [InlineData("auth s3")]
    public void What_is_written_is_read(string plugins)
    {
        Assert.Null(LockReader.Read(LockWriter.Write(Lock(plugins)), out var read));
        Assert.Equal(Lock(plugins), read);
    }

    [Fact]
    public void Hostile_texts_are_written_as_one_line_and_read_back()
    {
        var hostile = s_s3 with { Name = "a\"b\\c\n\u2028\ud83d\ude00\u0000", Dependencies = new(["%20;*$(X)"]) };
        var text = LockWriter.Write(new PluginLock(new EquatableArray<LockedPlugin>([hostile])));

        Assert.All(text, static c => Assert.True(c == '\n' || (!char.IsControl(c) && c != '\u2028')));
        Assert.Equal(6, text.Split('\n').Length - 1);
        Assert.Null(LockReader.Read(text, out var read));
        Assert.Equal([hostile], read!.Plugins);
    }

    [Fact]
    public void It_does_not_matter_how_it_is_formatted_or_ordered()
    {
        const string Text = """
            {
                "plugins": [ {
                        "version" : "1.0.0", "name": "b" , "assembly":"B 1", "type":"B"},

                    { "name": "a", "type": "A", "assembly": "A 1",
                      "version": "1.0.0", "contracts": [
                        "load"
                      ] } ],
                "format": 1
            }
            """;

        Assert.Null(LockReader.Read("\uFEFF" + Text.ReplaceLineEndings("\r\n"), out var read));
        Assert.Equal(["b", "a"], read!.Plugins.Select(static p => p.Name));
        Assert.Equal(["load"], read.Plugins[1].Contracts);
    }

    /// <summary>The text, the line counted from 0, and why it cannot be read.</summary>
    public static TheoryData<string, int, string> Broken => new()
    {
        { "", 0, "it is not well-formed JSON" },
        { "null", 0, "its format is not 1, which this version of Gen.Plugins reads" },
        { "[]", 0, "its format is not 1, which this version of Gen.Plugins reads" },
        { "{}", 0, "its format is not 1, which this version of Gen.Plugins reads" },
        { "{\n \"plugins\": [],\n \"format\": 2\n}", 2, "its format is not 1, which this version of Gen.Plugins reads" },
        { "{\n  \"format\": 1,\n  \"plugins\": [\n    { \"name\": \"a\" },\n    { \"name\": \"b }\n  ]\n}", 4, "it is not well-formed JSON" },
        { "{\n  \"format\": 1,\n  \"plugins\": [\n", 3, "it is not well-formed JSON" },
        { "{\n<<<<<<< HEAD\n  \"format\": 1,\n=======\n>>>>>>> x\n}", 1, "it has merge markers" },
        { "{\n  \"format\": 1,\n  \"plugins\": [\n    { \"name\": \"a\", \"type\": \"A\" },\n    { \"name\": \"a\", \"type\": \"A\" }\n  ]\n}", 4, "it lists 'a' twice" },
    };

    [Theory, MemberData(nameof(Broken))]
    public void What_cannot_be_read_is_told_with_its_line(string text, int line, string reason)
    {
        Assert.Equal(new LockFault(line, reason), LockReader.Read(text, out var read));
        Assert.Null(read);
    }

    [Fact]
    public void Depth_and_length_are_limited()
    {
        Assert.Equal("it is not well-formed JSON", LockReader.Read(new string('[', 100_000), out _)?.Reason);
        Assert.Equal("it is too long", LockReader.Read(new string(' ', (16 * 1024 * 1024) + 1), out _)?.Reason);
    }

    [Fact]
    public void Every_text_is_read_or_refused()
    {
        var random = new Random(RandomData.Seed);
        var valid = LockWriter.Write(Lock("auth s3"));
        for (var round = 0; round < 2_000; round++)
        {
            var text = valid.ToCharArray();
            for (var edit = random.Next(1, 4); edit > 0; edit--)
            {
                text[random.Next(text.Length)] = (char)random.Next(1, 0x3000);
            }

            var fault = LockReader.Read(new string(text), out var read);
            Assert.True(fault is null != read is null, $"seed {RandomData.Seed}, round {round}");
        }
    }

    private static PluginModel Plugin(string name) => new() { Name = name, TypeName = "T", AssemblyName = "Acme", Version = "1.0.0", Contracts = new(["load"]), Factory = "F" };

    /// <summary>Plugins by name, some with a change: <c>auth s3+tier</c>.</summary>
    private static PluginLock Lock(string plugins) => new(new EquatableArray<LockedPlugin>(plugins.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static text =>
    {
        var parts = text.Split('+');
        var plugin = parts[0] == "auth" ? s_auth : s_s3;
        return parts.ElementAtOrDefault(1) switch
        {
            "version" => plugin with { Version = "1.1.0", Assembly = "Acme.Auth 1.1.0" },
            "tier" => plugin with { Tier = null },
            "contracts" => plugin with { Contracts = new(["load"]) },
            "dependencies" => plugin with { Dependencies = new([]) },
            "migrations" => plugin with { Migrations = new([]) },
            "class" => plugin with { Type = "Acme.NewAuth" },
            _ => plugin,
        };
    })));
}
