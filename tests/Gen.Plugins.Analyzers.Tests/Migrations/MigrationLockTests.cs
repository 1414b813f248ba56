using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace Gen.Plugins.Analyzers.Tests.Migrations;

/// <summary>GEN0404: released migrations, against what the lock file records.</summary>
public sealed class MigrationLockTests
{
    private const string Lock = "migrations.lock.json";
    private const string Otherwise = "If no database has seen the release, write migrations.lock.json again with 'dotnet build -p:PluginMigrationLockUpdate=true'.";

    private static readonly PluginProject s_project = new PluginProject("using Gen.Plugins; [Plugin(\"s3\"), PluginMigrations(\"M\")] internal sealed class S3 : Acme.ILoad;")
    {
        Properties = new Dictionary<string, string> { ["PluginMigrationLock"] = "true" }.ToImmutableDictionary(),
    };

    [Theory]
    [InlineData("one\ntwo\n")]
    [InlineData("one\r\ntwo\r\n")]
    public async Task What_is_as_it_was_released_is_not_reported_whatever_its_line_ends(string text) =>
        Assert.Empty(await s_project.WithFile("M/001_a.sql", text).WithFile(Lock, File(Line(1, "a", "one\ntwo\n"))).Expect());

    [Fact]
    public async Task What_is_new_after_all_released_ones_is_not_reported() =>
        Assert.Empty(await s_project.WithFile("M/001_a.sql", "a").WithFile("M/2_b.sql", "b").WithFile(Lock, File(Line(1, "a", "a"))).Expect());

    [Fact]
    public async Task An_edit_is_reported_in_the_file() => Assert.Equal(
        [$"'M/001_a.sql' of plugin 's3' was edited after it was released: databases that have applied it would not get the change. Take the edit back, and make the change by a new migration. {Otherwise}"],
        await s_project.WithFile("M/001_a.sql", "{|GEN0404:edited|}\n").WithFile(Lock, File(Line(1, "a", "a"))).Expect());

    [Fact]
    public async Task A_dialect_that_is_added_is_an_edit() =>
        Assert.Contains("was edited", Assert.Single(await s_project.WithFile("M/001_a.sql", "{|GEN0404:-- gen: dialect sqlite|}").WithFile(Lock, File(Line(1, "a", "a"))).Expect()), StringComparison.Ordinal);

    [Fact]
    public async Task A_rename_is_reported_in_the_file() => Assert.Equal(
        [$"'M/001_b.sql' of plugin 's3' was called 'a' when it was released: databases know it by that. Give it its name back. {Otherwise}"],
        await s_project.WithFile("M/001_b.sql", "{|GEN0404:x|}").WithFile(Lock, File(Line(1, "a", "x"))).Expect());

    [Fact]
    public async Task Leading_zeros_and_another_folder_are_no_change() =>
        Assert.Empty(await s_project.WithFile("M/1_a.sql", "x").WithFile(Lock, File(Line(1, "a", "x").Replace("M/001", "Old/001", StringComparison.Ordinal))).Expect());

    [Fact]
    public async Task What_is_gone_is_reported_in_the_lock_file() => Assert.Equal(
        [$"'M/001_a.sql' of plugin 's3' was released, and is gone: databases that have applied it could not be checked any more. Put it back, and undo what it did by a new migration. {Otherwise}"],
        await s_project.WithFile("M/2_b.sql", "b").WithFile(Lock, File("{|GEN0404:" + Line(1, "a", "a") + ",|}", Line(2, "b", "b").Replace("M/002", "M/2", StringComparison.Ordinal))).Expect());

    [Fact]
    public async Task What_is_new_before_a_released_one_is_reported_in_its_file() => Assert.Equal(
        [$"'M/2_new.sql' of plugin 's3' is new, but comes before 'M/003_a.sql', which was released: databases have passed its place. Give it a number after 3. {Otherwise}"],
        await s_project.WithFile("M/003_a.sql", "a").WithFile("M/2_new.sql", "{|GEN0404:b|}").WithFile(Lock, File(Line(3, "a", "a"))).Expect());

    [Fact]
    public async Task What_is_new_for_a_dialect_that_has_not_passed_its_place_is_not_reported() => Assert.Empty(await s_project
        .WithFile("M/003_a.sql", "-- gen: dialect sqlite")
        .WithFile("M/2_new.sql", "-- gen: dialect postgresql")
        .WithFile(Lock, File(Line(3, "a", "-- gen: dialect sqlite").Replace("\"name\"", "\"dialect\": \"sqlite\", \"name\"", StringComparison.Ordinal))).Expect());

    [Fact]
    public async Task A_number_that_is_changed_is_reported_once() =>
        Assert.Contains("was released, and is gone", Assert.Single(await s_project.WithFile("M/002_a.sql", "a").WithFile(Lock, File("{|GEN0404:" + Line(1, "a", "a") + "|}")).Expect()), StringComparison.Ordinal);

    [Theory]
    [InlineData("{|GEN0404:<<<<<<< HEAD|}\n{}", "it has merge markers (line 1)")]
    [InlineData("{|GEN0404:{}|}", "its format is not 1, which this version of Gen.Plugins reads (line 1)")]
    [InlineData("{|GEN0404:x|}", "it is not well-formed JSON (line 1)")]
    public async Task A_lock_file_that_cannot_be_read_is_reported_with_its_line(string text, string reason) => Assert.Equal(
        [$"migrations.lock.json cannot be read: {reason}. Mend it, or write it again with 'dotnet build -p:PluginMigrationLockUpdate=true'."],
        await s_project.WithFile("M/001_a.sql", "a").WithFile(Lock, text).Expect());

    [Fact]
    public async Task A_migration_that_is_listed_twice_is_reported() => Assert.Equal(
        ["migrations.lock.json cannot be read: it lists number 1 of 's3' twice (line 5). Mend it, or write it again with 'dotnet build -p:PluginMigrationLockUpdate=true'."],
        await s_project.WithFile("M/001_a.sql", "a").WithFile(Lock, File(Line(1, "a", "a"), "{|GEN0404:" + Line(1, "a", "a") + "|}")).Expect());

    [Fact]
    public async Task A_lock_file_that_is_not_there_is_asked_for_in_the_project_file() => Assert.Equal(
        ["This project has no migrations.lock.json yet, which PluginMigrationLock asks for. Write it with 'dotnet build -p:PluginMigrationLockUpdate=true' when its migrations are released, and commit it."],
        await (s_project.WithFile("M/001_a.sql", "a") with { ProjectFile = "<Project>\n  <PropertyGroup><{|GEN0404:PluginMigrationLock|}>true</PluginMigrationLock></PropertyGroup>\n</Project>" }).Expect());

    [Fact]
    public async Task Nothing_is_asked_for_where_there_are_no_migrations_no_lock_or_the_build_writes_it()
    {
        Assert.Empty(await new PluginProject("[Gen.Plugins.Plugin(\"s3\")] internal sealed class S3 : Acme.ILoad;") { Properties = s_project.Properties }.Expect());
        Assert.Empty(await (s_project.WithFile("M/001_a.sql", "a") with { Properties = s_project.Properties.Clear() }).Expect());
        Assert.Empty(await (s_project.WithFile("M/001_a.sql", "a").WithFile(Lock, File(Line(1, "a", "b"))) with { Properties = s_project.Properties.Add("PluginMigrationLockUpdate", "true") }).Expect());
    }

    private static string Line(int number, string name, string text) =>
        $"    {{ \"plugin\": \"s3\", \"number\": {number}, \"name\": \"{name}\", \"path\": \"M/{number:000}_{name}.sql\", \"checksum\": \"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}\" }}";

    private static string File(params string[] lines) =>
        $"{{\n  \"format\": 1,\n  \"migrations\": [\n{string.Join(",\n", lines).Replace(",|},", ",|}", StringComparison.Ordinal)}\n  ]\n}}\n";
}
