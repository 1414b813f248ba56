using System.Text;
using Gen.Plugins.Package.Tests.Building;

namespace Gen.Plugins.Package.Tests;

/// <summary>Migrations through the packed package and a real build: what is found without an edit of the project file, and what the lock file holds.</summary>
[Collection(OnePackage.Name)]
public sealed class MigrationTests(Packed packed)
{
    private const string Library = "Sound/Migrations/Library/Migrations.Library.csproj";
    private const string Host = "Sound/Migrations/Host/Migrations.Host.csproj";

    [Fact]
    public async Task A_host_has_its_own_and_those_of_a_library_without_an_edit_of_its_project_file()
    {
        var lines = (await (await packed.Sound).RunAsync("Migrations/Host")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(
            [
                "own 1 own Migrations/own/1_own.sql  False * select 'own';",
                "snowflake 1 create Migrations/snowflake/001_create.sql  False * create table flakes (name text);",
                "snowflake 10 index Migrations/snowflake/010_index.sql postgresql True * create index concurrently i on flakes (name);",
                "snowflake 10 index_sqlite Migrations/snowflake/10_index_sqlite.sql sqlite False * create index i on flakes (name);",
                "archive 7 archive Migrations/archive.sql/007_archive.sql  False * create table archive (name text);",
            ],
            lines.Select(static l => System.Text.RegularExpressions.Regex.Replace(l, " [0-9a-f]{8} ", " * ")));
    }

    [Fact]
    public async Task What_is_saved_in_another_way_is_the_same_and_a_new_file_is_in_the_next_build()
    {
        var workspace = packed.New("migrations-saved");
        workspace.Add("Sound/Migrations");
        var before = (await RunAsync(workspace)).Split('\n');

        var file = workspace["Sound/Migrations/Library/Migrations/snowflake/001_create.sql"];
        File.WriteAllText(file, File.ReadAllText(file).Replace("\n", "\r\n", StringComparison.Ordinal), Encoding.Unicode);
        workspace.Write("Sound/Migrations/Library/Migrations/snowflake/0011_more.sql", "select 11;\n");
        var after = (await RunAsync(workspace)).Split('\n').ToList();

        Assert.StartsWith("snowflake 11 more ", after[4], StringComparison.Ordinal);
        after.RemoveAt(4);
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task What_a_link_out_of_the_project_leads_to_and_what_is_too_large_is_refused()
    {
        var workspace = packed.New("migrations-links");
        workspace.Add("Sound/Migrations");
        Directory.CreateDirectory(workspace["outside"]);
        workspace.Write("outside/003_out.sql", "select 3;\n");
        var folder = workspace["Sound/Migrations/Library/Migrations/snowflake"];
        File.CreateSymbolicLink(Path.Combine(folder, "003_out.sql"), workspace["outside/003_out.sql"]);
        File.CreateSymbolicLink(Path.Combine(folder, "004_in.sql"), Path.Combine(folder, "001_create.sql"));
        File.WriteAllText(Path.Combine(folder, "005_large.sql"), new string('x', 20 * 1024 * 1024));
        var stores = "Sound/Migrations/Library/Stores.cs";
        Directory.CreateSymbolicLink(workspace["Sound/Migrations/Library/Migrations/linked"], workspace["outside"]);
        workspace.Write(stores, File.ReadAllText(workspace[stores]) + "\n[Plugin(\"linked\"), PluginMigrations(\"Migrations/linked\")]\ninternal sealed class Linked : IStore;\n");

        var build = await workspace.BuildAsync(Library);

        Assert.Equal(
            [
                "error GEN0407 Sound/Migrations/Library/Migrations/linked/003_out.sql",
                "error GEN0407 Sound/Migrations/Library/Migrations/snowflake/003_out.sql",
                "error GEN0407 Sound/Migrations/Library/Migrations/snowflake/005_large.sql",
            ],
            Finding.Read(build.Output, workspace.Folder).Select(static f => $"{f.Severity} {f.Id} {f.File}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_lock_file_is_written_and_held_against_what_is_edited_removed_or_put_before()
    {
        var workspace = packed.New("migrations-lock");
        workspace.Add("Sound/Migrations");
        var folder = "Sound/Migrations/Library/Migrations/snowflake/";
        var file = workspace["Sound/Migrations/Library/migrations.lock.json"];

        workspace.Write(folder + "012_größe.sql", "select 12;\n");
        (await workspace.BuildAsync(Library, "-p:PluginMigrationLock=true", "-p:PluginMigrationLockUpdate=true")).Succeeded();
        var written = File.ReadAllText(file);
        (await workspace.BuildAsync(Library, "-p:PluginMigrationLock=true")).Succeeded();
        Assert.Equal(written, File.ReadAllText(file));
        Assert.Contains("{ \"plugin\": \"snowflake\", \"number\": 10, \"name\": \"index_sqlite\", \"dialect\": \"sqlite\", \"path\": \"Migrations/snowflake/10_index_sqlite.sql\", \"checksum\": \"", written, StringComparison.Ordinal);

        Assert.Contains("\"name\": \"größe\", \"path\": \"Migrations/snowflake/012_größe.sql\"", written, StringComparison.Ordinal);

        workspace.Write(folder + "013_new.sql", "select 13;\n");
        (await workspace.BuildAsync(Library, "-p:PluginMigrationLock=true")).Succeeded();

        workspace.Write(folder + "001_create.sql", "create table flakes (name varchar);\n");
        workspace.Write(folder + "005_new.sql", "select 5;\n");
        File.Delete(workspace[folder + "10_index_sqlite.sql"]);
        var build = await workspace.BuildAsync(Library, "-p:PluginMigrationLock=true");

        Assert.Equal(
            [
                $"GEN0404 {folder}001_create.sql",
                $"GEN0404 {folder}005_new.sql",
                "GEN0404 Sound/Migrations/Library/migrations.lock.json",
            ],
            Finding.Read(build.Output, workspace.Folder).Select(static f => $"{f.Id} {f.File}").Order(StringComparer.Ordinal));
    }

    private static async Task<string> RunAsync(Workspace workspace) =>
        (await Command.DotnetAsync(workspace.Folder, "run", "--project", workspace[Path.GetDirectoryName(Host)!])).Succeeded();
}
