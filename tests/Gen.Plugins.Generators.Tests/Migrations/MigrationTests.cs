using System.Collections.Immutable;
using System.Runtime;
using System.Security.Cryptography;
using System.Text;
using Gen.Plugins.Generators.Tests.Harness;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Generators.Tests.Migrations;

/// <summary>What a host knows of the migrations of its plugins, out of what was generated.</summary>
public sealed class MigrationTests
{
    private const string Folder = "[Gen.Plugins.PluginMigrations(\"Migrations/s3\")]";

    [Fact]
    public void A_plugin_has_the_files_of_its_folder_in_the_order_of_their_numbers()
    {
        using var host = Project(Folder)
            .WithFile("Migrations/s3/010_last.sql", "select 10")
            .WithFile("Migrations/s3/2_second.sql", "-- gen: no-transaction, dialect sqlite\nselect '\"{}\\é\u2028';\n")
            .WithFile("Migrations/s3/001_first.sql", "")
            .WithFile("Migrations/s3/deeper/003_not.sql", "x")
            .WithFile("Migrations/s30/003_not.sql", "x")
            .WithFile("Migrations/003_not.sql", "x")
            .WithFile("Migrations/s3/003_not.txt", "x")
            .Generate().Load();

        var migrations = host.Registry.Migrations;

        Assert.Equal([(1L, "first", "Migrations/s3/001_first.sql"), (2L, "second", "Migrations/s3/2_second.sql"), (10L, "last", "Migrations/s3/010_last.sql")], migrations.Select(static m => (m.Number, m.Name, m.Path)));
        Assert.Equal(["", "-- gen: no-transaction, dialect sqlite\nselect '\"{}\\é\u2028';\n", "select 10"], migrations.Select(static m => m.ReadSql()));
        Assert.Equal(migrations.Select(static m => Encoding.UTF8.GetByteCount(m.ReadSql())), migrations.Select(static m => m.Length));
        Assert.Equal([(null, false), ("sqlite", true), (null, false)], migrations.Select(static m => (m.Dialect, m.NoTransaction)));
        Assert.All(migrations, static m => Assert.Equal("s3", m.Plugin));
        Assert.All(migrations, static m => Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(m.Utf8Sql)), m.Checksum));
        Assert.Equal(migrations.AsEnumerable(), host.Get("Acme.ILoad", "s3").Migrations);
        Assert.Equal(["Migrations/s3"], host.Registry.MigrationPaths["s3"].AsEnumerable());
    }

    [Theory]
    [InlineData("Migrations/s3/001_a.sql")]
    [InlineData("Migrations\\\\s3")]
    [InlineData("./Migrations//s3/")]
    [InlineData(" Migrations/s3 ")]
    public void A_path_is_a_file_or_a_folder_with_either_slash(string path)
    {
        using var host = Project($"[Gen.Plugins.PluginMigrations(\"{path}\")]").WithFile("Migrations/s3/001_a.sql", "a").Generate().Load();

        Assert.Equal(["Migrations/s3/001_a.sql"], host.Registry.Migrations.Select(static m => m.Path));
    }

    [Theory]
    [InlineData("migrations/s3")]
    [InlineData("Migrations")]
    [InlineData("Migrations/s3/..")]
    [InlineData("../src/Migrations/s3")]
    [InlineData("/src/Migrations/s3")]
    [InlineData("")]
    public void A_path_that_is_another_one_leads_out_or_is_written_in_another_case_gives_none(string path)
    {
        using var host = Project($"[Gen.Plugins.PluginMigrations(\"{path}\")]").WithFile("Migrations/s3/001_a.sql", "a").Generate().Load();

        Assert.Empty(host.Registry.Migrations);
    }

    [Fact]
    public void The_projects_own_folder_is_a_path_too()
    {
        using var host = Project("[Gen.Plugins.PluginMigrations(\".\")]").WithFile("001_a.sql", "a").WithFile("x/002_b.sql", "b").Generate().Load();

        Assert.Equal(["001_a.sql"], host.Registry.Migrations.Select(static m => m.Path));
    }

    [Fact]
    public void A_host_has_those_of_its_references_in_the_order_of_its_plugins()
    {
        var library = TestProject.Library("Acme.Library", Sources.Load, Sources.Plugin("needed", attributes: "[Gen.Plugins.PluginMigrations(\"M\")]"))
            .WithFile("M/001_a.sql", "a").Generate();
        using var host = new TestProject(Sources.Plugin("before", attributes: "[Gen.Plugins.PluginMigrations(\"M\")] [Gen.Plugins.PluginDependency(\"needed\")]"))
        {
            References = [library.AsFile()],
        }.WithFile("M/005_b.sql", "b").Generate().Load(library);

        Assert.Equal([("needed", "a"), ("before", "b")], host.Registry.Migrations.Select(static m => (m.Plugin, m.ReadSql())));
    }

    [Fact]
    public void Two_plugins_of_one_name_are_told_apart_by_their_contracts()
    {
        using var host = new TestProject(Sources.Load, Sources.Save, """
            using Gen.Plugins;
            namespace Acme;
            [Plugin("s3"), PluginMigrations("L")] internal sealed class L : ILoad { }
            [Plugin("s3"), PluginMigrations("S")] internal sealed class S : ISave { }
            """).WithFile("L/1_a.sql", "a").WithFile("S/1_a.sql", "b").Generate().Load();

        Assert.Equal([("load/s3", "a"), ("save/s3", "b")], host.Registry.Migrations.Select(static m => (m.Plugin, m.ReadSql())).Order());
    }

    [Theory]
    [InlineData("a\nb\n")]
    [InlineData("a\r\nb\r\n")]
    [InlineData("a\rb\r")]
    [InlineData("\uFEFFa\r\nb\n")]
    public void Line_ends_and_a_byte_order_mark_do_not_count(string text)
    {
        using var host = Project(Folder).WithFile("Migrations/s3/1_a.sql", text).Generate().Load();

        Assert.Equal("a\nb\n"u8, host.Registry.Migrations[0].Utf8Sql);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("a\nb\n"u8)), host.Registry.Migrations[0].Checksum);
    }

    public static TheoryData<byte[], string?> Encodings => new()
    {
        { "select 'é'"u8.ToArray(), "select 'é'" },
        { [0xEF, 0xBB, 0xBF, .. "select 'é'"u8], "select 'é'" },
        { [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("select 'é'")], "select 'é'" },
        { [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("select 'é'")], "select 'é'" },
        { Encoding.Latin1.GetBytes("select 'é'"), null },
        { Encoding.Unicode.GetBytes("select 'é'"), null },
        { Encoding.UTF8.GetBytes("select \0"), null },
        { Encoding.UTF8.GetBytes("select '\uFFFD'"), null },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void Text_is_UTF8_or_has_a_byte_order_mark_and_anything_else_is_left_out(byte[] bytes, string? text)
    {
        using var host = (Project(Folder) with { Files = [TextFile.OfBytes("/src/Migrations/s3/1_a.sql", bytes)] }).Generate().Load();

        Assert.Equal(text is null ? [] : [text], host.Registry.Migrations.Select(static m => m.ReadSql()));
    }

    [Fact]
    public void A_file_that_cannot_be_read_or_is_too_large_is_left_out()
    {
        var large = new string('x', 16 * 1024 * 1024);
        using var host = (Project(Folder) with
        {
            Files =
            [
                new TextFile("/src/Migrations/s3/1_none.sql", (SourceText?)null),
                new TextFile("/src/Migrations/s3/2_larger.sql", large + "x"),
                new TextFile("/src/Migrations/s3/3_larger.sql", large[1..] + "é"),
                new TextFile("/src/Migrations/s3/4_half.sql", "\uD800"),
            ],
        }).Generate().Load();

        Assert.Empty(host.Registry.Migrations);
    }

    [Theory]
    [InlineData("0_a.sql")]
    [InlineData("-1_a.sql")]
    [InlineData("a_1.sql")]
    [InlineData("1_.sql")]
    [InlineData("_a.sql")]
    [InlineData("1a.sql")]
    [InlineData("1_a.SQL")]
    [InlineData("1_a b.sql")]
    [InlineData("99999999999999999999_a.sql")]
    public void A_file_that_is_not_named_as_a_migration_is_left_out(string file)
    {
        using var host = Project(Folder).WithFile("Migrations/s3/" + file, "a").Generate().Load();

        Assert.Empty(host.Registry.Migrations);
    }

    [Fact]
    public void What_the_build_says_of_a_files_place_goes_before_its_path_and_what_a_link_leads_to_is_left_out()
    {
        using var host = (Project(Folder)
            .WithFile("elsewhere/1_a.sql", "a")
            .WithFile("Migrations/s3/2_b.sql", "b") with
        {
            FileMetadata = new Dictionary<string, string>
            {
                ["/src/elsewhere/1_a.sql"] = "PluginMigrationPath=Migrations/s3/1_a.sql",
                ["/src/Migrations/s3/2_b.sql"] = "PluginMigrationLink=true",
            }.ToImmutableDictionary(),
        }).Generate().Load();

        Assert.Equal(["Migrations/s3/1_a.sql"], host.Registry.Migrations.Select(static m => m.Path));
    }

    [Fact]
    public void A_file_that_is_listed_twice_or_lies_outside_of_the_project_is_one_or_none()
    {
        var project = Project(Folder).WithFile("Migrations/s3/1_a.sql", "a").WithFile("Migrations/s3/1_a.sql", "a");
        using var host = (project with { Files = project.Files.Add(new TextFile("/other/Migrations/s3/2_b.sql", "b")) }).Generate().Load();

        Assert.Equal(["Migrations/s3/1_a.sql"], host.Registry.Migrations.Select(static m => m.Path));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3)]
    [InlineData(LanguageVersion.CSharp8)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp11)]
    [InlineData(LanguageVersion.Latest)]
    public void Every_version_of_the_language_has_them(LanguageVersion language)
    {
        var project = new TestProject(
            "namespace Acme { [Gen.Plugins.PluginContract(\"load\")] public interface ILoad { } }",
            Sources.Plugin("s3", attributes: Folder)) { Language = language, Nullable = NullableContextOptions.Disable };
        using var host = project.WithFile("Migrations/s3/1_a.sql", "").WithFile("Migrations/s3/2_b.sql", new string('é', 1000)).Generate().Load();

        Assert.Equal(["", new string('é', 1000)], host.Registry.Migrations.Select(static m => m.ReadSql()));
    }

    /// <summary>Each byte would be a number in the source.</summary>
    [Fact]
    public void A_language_without_literals_of_UTF8_has_no_migrations_of_more_than_a_megabyte()
    {
        var project = new TestProject(
            "namespace Acme { [Gen.Plugins.PluginContract(\"load\")] public interface ILoad { } }",
            Sources.Plugin("s3", attributes: Folder)) { Language = LanguageVersion.CSharp10 };
        using var host = project.WithFile("Migrations/s3/1_a.sql", new string('x', (1024 * 1024) + 1)).Generate().Load();

        Assert.Empty(host.Registry.Migrations);
    }

    [Fact]
    public void Classes_whose_names_differ_in_case_only_have_a_file_each()
    {
        using var host = new TestProject(Sources.Load, """
            using Gen.Plugins;
            namespace Acme;
            [Plugin("a"), PluginMigrations("A")] internal sealed class Same : ILoad { }
            [Plugin("b"), PluginMigrations("B")] internal sealed class SAME : ILoad { }
            """).WithFile("A/1_a.sql", "a").WithFile("B/1_a.sql", "b").Generate().Load();

        Assert.Equal(["a", "b"], host.Registry.Migrations.Select(static m => m.ReadSql()));
    }

    [Fact]
    public void Who_does_not_ask_for_migrations_compiles_no_method_more_and_no_type_of_theirs_is_looked_at()
    {
        CompiledToStart(Project(""));

        Assert.Equal(CompiledToStart(Project("")), CompiledToStart(Project(Folder).WithFile("Migrations/s3/1_a.sql", "a")));
    }

    /// <summary>How many methods the JIT compiles from the host's first look-up to its first plugin.</summary>
    private static long CompiledToStart(TestProject project)
    {
        using var host = project.Generate().Load();
        var contract = host.Type("Acme.ILoad");
        var before = JitInfo.GetCompiledMethodCount(currentThread: true);
        host.Registry.Get(contract, "s3").Create();
        return JitInfo.GetCompiledMethodCount(currentThread: true) - before;
    }

    private static TestProject Project(string attributes) => new(Sources.Load, Sources.Plugin("s3", attributes: attributes));
}
