using System.Text;
using Gen.Plugins.Model.Migrations;
using Gen.Plugins.Tool.Reading;
using Gen.Plugins.Tool.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Tool.Tests;

/// <summary>The SQL of an assembly's migrations, read out of its image.</summary>
public sealed class MigrationReaderTests : IDisposable
{
    private const string Source = """
        using Gen.Plugins;
        namespace Acme
        {
            [PluginContract("load")] public interface ILoad { }
            [Plugin("s3"), PluginMigrations("Migrations/s3")] internal sealed class S3 : ILoad { }
            [Plugin("s4"), PluginMigrations("Migrations/s4")] internal sealed class S4 : ILoad { }
        }
        """;

    private static readonly (string Path, string Text)[] s_files =
    [
        ("Migrations/s3/001_empty.sql", ""),
        ("Migrations/s3/2_short.sql", "-- gen: no-transaction, dialect sqlite\r\nselect 'é\"';"),
        ("Migrations/s3/300_long.sql", new string('x', 70_000)),
        ("Migrations/s4/5000000000_one.sql", "x"),
        ("Migrations/s4/5000000001_more.sql", new string('y', 127)),
        ("Migrations/s4/5000000002_more.sql", new string('z', 128)),
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(LanguageVersion.CSharp7_3, OptimizationLevel.Debug)]
    [InlineData(LanguageVersion.CSharp7_3, OptimizationLevel.Release)]
    [InlineData(LanguageVersion.Preview, OptimizationLevel.Debug)]
    [InlineData(LanguageVersion.Preview, OptimizationLevel.Release)]
    public void All_that_was_compiled_in_is_read_without_running_it(LanguageVersion language, OptimizationLevel optimization)
    {
        using var reader = MigrationReader.Open(Write(Compiled.Library("Acme.Library", Source, language, optimization, s_files).Image));

        Assert.Equal(s_files.Select(static f => (f.Path, f.Text.ReplaceLineEndings("\n"))), reader.Migrations.Select(m => (m.Migration.Path, Encoding.UTF8.GetString(reader.ReadSql(m)))));
        Assert.Equal([1, 2, 300, 5_000_000_000, 5_000_000_001, 5_000_000_002], reader.Migrations.Select(static m => m.Migration.Number));
        Assert.Equal(["empty", "short", "long", "one", "more", "more"], reader.Migrations.Select(static m => m.Migration.Name));
        Assert.Equal(["Acme.S3", "Acme.S3", "Acme.S3", "Acme.S4", "Acme.S4", "Acme.S4"], reader.Migrations.Select(static m => m.PluginType));
        Assert.Equal([(2, "sqlite")], reader.Migrations.Where(static m => m.Migration.NoTransaction).Select(static m => ((int)m.Migration.Number, m.Migration.Dialect!)));
    }

    [Fact]
    public void An_assembly_without_migrations_has_none()
    {
        using var reader = MigrationReader.Open(Write(Acme.Loaders.Image));

        Assert.Empty(reader.Migrations);
    }

    [Fact]
    public void SQL_that_was_changed_after_it_was_compiled_is_refused()
    {
        var image = Compiled.Library("Acme.Library", Source, LanguageVersion.Preview, OptimizationLevel.Release, s_files).Image;
        image[image.AsSpan().IndexOf(new string('z', 128).Select(static c => (byte)c).ToArray()) + 5]++;
        using var reader = MigrationReader.Open(Write(image));

        Assert.Contains("the SQL of its migration 'Migrations/s4/5000000002_more.sql' is not what was compiled", Assert.Throws<UnreadableException>(() => reader.ReadSql(reader.Migrations[^1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_method_that_does_something_else_is_not_taken_for_data()
    {
        var compiled = Compiled.Library("Acme.Library", """
            [assembly: Gen.Plugins.CompilerServices.PluginRegistrar(1, "R")]
            [assembly: Gen.Plugins.CompilerServices.PluginMigrationManifest("P", 1, "a", "a.sql", "", 3, "S", "M")]
            [assembly: Gen.Plugins.CompilerServices.PluginMigrationManifest("P", 2, "a", "b.sql", "", 3, "S", "None")]
            [assembly: Gen.Plugins.CompilerServices.PluginMigrationManifest("P", 3, "a", "c.sql", "", 2000000000, "S", "M")]
            static class R { internal static class S { public static int M() => throw new System.InvalidOperationException("Run."); } }
            """, LanguageVersion.Preview, OptimizationLevel.Release);
        using var reader = MigrationReader.Open(Write(compiled.Image));

        Assert.Equal(3, reader.Migrations.Count);
        Assert.All(reader.Migrations, m => Assert.Throws<UnreadableException>(() => reader.ReadSql(m)));
    }

    /// <summary>Seeds are fixed; a failure names the one that it had.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Any_bytes_may_be_changed_and_any_end_cut_off(int seed)
    {
        var random = new Random(seed);
        var image = Compiled.Library("Acme.Library", Source, LanguageVersion.Preview, OptimizationLevel.Release, s_files[..2]).Image;
        for (var run = 0; run < 300; run++)
        {
            var changed = image.ToArray();
            for (var flips = random.Next(1, 8); flips > 0; flips--)
            {
                changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
            }

            if (run % 3 == 0)
            {
                changed = changed[..random.Next(1, changed.Length)];
            }

            try
            {
                using var reader = MigrationReader.Open(Write(changed));
                foreach (var migration in reader.Migrations)
                {
                    Assert.True(MigrationText.Checksum(reader.ReadSql(migration)) == migration.Migration.Checksum);
                }
            }
            catch (UnreadableException)
            {
                // That is what it is for.
            }
        }
    }

    private string Write(byte[] image) => _folder.Write("library.dll", image);
}
