namespace Gen.Plugins.CodeFixes.Tests.Migrations;

public sealed class MigrationFixTests
{
    [Fact]
    public async Task A_near_path_is_written_or_the_file_is_created()
    {
        using var run = new FixRun("GEN0401", Source("Migrations/s4")).WithFile("Migrations/s3/001_a.sql", "a");

        Assert.Equal(["Change to 'Migrations/s3'", "Create 'Migrations/s4/001_create.sql'"], (await run.Offers()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task The_path_that_was_meant_is_written()
    {
        using var run = new FixRun("GEN0401", Source("migrations\\\\s3")).WithFile("Migrations/s3/001_a.sql", "a");

        FixRun.Same([Source("Migrations/s3")], await run.Fix(await Offer(run, "Change")));
    }

    [Theory]
    [InlineData("Migrations/s3", "Migrations/s3/001_create.sql")]
    [InlineData("Migrations/s3/007_x.sql", "Migrations/s3/007_x.sql")]
    [InlineData("001_x.sql", "001_x.sql")]
    public async Task The_first_file_is_created_where_the_path_leads(string path, string file)
    {
        using var run = new FixRun("GEN0401", Source(path));

        FixRun.Same([Source(path)], await run.Fix(await Offer(run, "Create")));
        Assert.Equal([$"/src/{file}: -- What this migration does to the database.\n"], await run.Files());
    }

    [Fact]
    public async Task A_path_that_leads_out_has_no_fix()
    {
        using var run = new FixRun("GEN0401", Source("../Migrations"));

        Assert.Empty(await run.Offers());
    }

    [Fact]
    public async Task A_file_is_renamed()
    {
        using var run = new FixRun("GEN0403", Source("Migrations/s3")).WithFile("Migrations/s3/001_a.sql", "a").WithFile("Migrations/s3/add column.SQL", "b");

        Assert.Equal(["Rename to '002_add_column.sql'"], await run.Offers());
        await run.Fix();
        Assert.Equal(["/src/Migrations/s3/001_a.sql: a", "/src/Migrations/s3/002_add_column.sql: b"], await run.Files());
    }

    private static string Source(string path) => $"using Gen.Plugins;\n[Plugin(\"s3\"), PluginMigrations(\"{path}\")] internal sealed class S3 : Acme.ILoad;";

    private static async Task<int> Offer(FixRun run, string start) => Array.FindIndex(await run.Offers(), o => o.StartsWith(start, StringComparison.Ordinal));
}
