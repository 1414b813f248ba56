using System.Text;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Analyzers.Tests.Migrations;

/// <summary>GEN0402, GEN0403, GEN0405 to GEN0407: what is wrong with a migration's file is reported in it.</summary>
public sealed class MigrationFileTests
{
    private static readonly PluginProject s_project = new("using Gen.Plugins; [Plugin(\"s3\"), PluginMigrations(\"Migrations/s3\")] internal sealed class S3 : Acme.ILoad;");

    [Fact]
    public async Task Gaps_leading_zeros_and_empty_files_are_fine() =>
        Assert.Empty(await s_project.WithFile("Migrations/s3/001_a.sql", "").WithFile("Migrations/s3/5_b.sql", "select 1").WithFile("Migrations/s3/0017_c.d-e_f.sql", "\n\n").Expect());

    [Theory]
    [InlineData("001_a.sql", "1_b.sql")]
    [InlineData("1_Create.sql", "1_create.sql")]
    public async Task The_later_of_two_with_one_number_is_reported(string earlier, string later) => Assert.Equal(
        [$"'Migrations/s3/{later}' has number 1, as 'Migrations/s3/{earlier}' of the same plugin 's3' has: which comes first is not said. Give it another number; or, if each is for a database of its own, begin both with their dialect, as in '-- gen: dialect postgresql'."],
        await s_project.WithFile("Migrations/s3/" + earlier, "a\nb").WithFile("Migrations/s3/" + later, "{|GEN0402:select 1|}\nb").Expect());

    [Fact]
    public async Task Two_with_one_number_for_two_dialects_are_fine_and_one_for_any_clashes_with_both()
    {
        var both = s_project.WithFile("Migrations/s3/1_b.sql", "-- gen: dialect sqlite").WithFile("Migrations/s3/1_c.sql", "-- gen: dialect postgresql");

        Assert.Empty(await both.Expect());
        Assert.Equal(2, (await s_project.WithFile("Migrations/s3/1_a.sql", "").WithFile("Migrations/s3/1_b.sql", "{|GEN0402:-- gen: dialect sqlite|}").WithFile("Migrations/s3/1_c.sql", "{|GEN0402:-- gen: dialect postgresql|}").Expect()).Length);
    }

    [Fact]
    public async Task Two_plugins_may_have_one_number() => Assert.Empty(await new PluginProject(
        s_project.Sources[0] + " [Plugin(\"s4\"), PluginMigrations(\"Migrations/s4/1_a.sql\")] internal sealed class S4 : Acme.ILoad;")
        .WithFile("Migrations/s3/1_a.sql", "").WithFile("Migrations/s4/1_a.sql", "").Expect());

    [Theory]
    [InlineData("create tables.sql", "003_create_tables.sql")]
    [InlineData("0_zero.sql", "003_zero.sql")]
    [InlineData("V7__add.sql", "7_add.sql")]
    [InlineData("7-add column.sql", "7_add_column.sql")]
    [InlineData("007_add.SQL", "007_add.sql")]
    [InlineData("view.sql", "003_view.sql")]
    [InlineData("99999999999999999999_a.sql", "003_a.sql")]
    public async Task A_file_that_is_not_named_as_a_migration_is_reported_with_a_name_for_it(string file, string mended) => Assert.Equal(
        [$"'Migrations/s3/{file}' is not named as a migration: a number from 1 on, '_', a name of letters, digits, '.', '-' and '_', and '.sql', as in 001_create_tables.sql. Rename it to '{mended}'."],
        await s_project.WithFile("Migrations/s3/002_a.sql", "").WithFile("Migrations/s3/" + file, "{|GEN0403:a|}").Expect());

    [Theory]
    [InlineData("Migrations/s4/1_a.sql")]
    [InlineData("Migrations/s3/deeper/1_a.sql")]
    [InlineData("Migrations/1_a.sql")]
    [InlineData("migrations/s3/1_a.sql")]
    public async Task A_file_under_Migrations_that_no_plugin_claims_is_reported(string path) => Assert.Equal(
        [$"'{path}' belongs to no plugin, so that no database gets it. Put [PluginMigrations(\"{path[..path.LastIndexOf('/')]}\")] on the plugin that owns it, or move it there; folders in a plugin's folder are not its own."],
        await s_project.WithFile("Migrations/s3/2_b.sql", "").WithFile(path, "{|GEN0405:|}a").Expect());

    [Fact]
    public async Task A_file_elsewhere_is_of_no_concern() =>
        Assert.Empty(await s_project.WithFile("Migrations/s3/2_b.sql", "").WithFile("queries/any name.sql", "\0").WithFile("Migrationss/x.sql", "").Expect());

    [Theory]
    [InlineData("-- gen: {|GEN0406:notransaction|}", "'notransaction' is no option: write no-transaction, or dialect and postgresql or sqlite")]
    [InlineData("-- made by hand\n\n  --gen:no-transaction,  {|GEN0406:dialect mysql|} , dialect sqlite", "'mysql' is no dialect: write postgresql or sqlite")]
    [InlineData("-- gen: dialect sqlite\r\n-- gen: {|GEN0406:dialect postgresql|}\r\n", "the migration is for 'sqlite' already: put what is for 'postgresql' into a file of its own, with the same number")]
    [InlineData("-- gen: {|GEN0406:dialect|}", "which dialect is not said: write postgresql or sqlite after it")]
    [InlineData("-- gen:{|GEN0406:|}", "there is no option: write no-transaction or dialect")]
    [InlineData("-- gen: no-transaction,{|GEN0406:|}\n", "there is no option: write no-transaction or dialect")]
    public async Task An_option_that_is_none_is_reported_where_it_stands(string text, string reason) =>
        Assert.Equal([$"In the header of 'Migrations/s3/1_a.sql', {reason}."], await s_project.WithFile("Migrations/s3/1_a.sql", text).Expect());

    [Fact]
    public async Task Options_below_the_first_statement_are_comments() =>
        Assert.Empty(await s_project.WithFile("Migrations/s3/1_a.sql", "select 1; -- gen: x\n-- gen: y\n").Expect());

    [Fact]
    public async Task A_link_out_of_the_project_is_reported() => Assert.Equal(
        ["'Migrations/s3/1_a.sql' is reached by a symbolic link that leads out of the project, where others may have another file or none. Put the file itself into the project."],
        await (s_project.WithFile("Migrations/s3/1_a.sql", "{|GEN0407:a|}") with { Links = ["/src/Migrations/s3/1_a.sql"] }).Expect());

    [Fact]
    public async Task What_is_no_text_is_reported()
    {
        var reported = await (s_project with
        {
            OtherFiles =
            [
                TextFile.OfBytes("/src/Migrations/s3/1_a.sql", Encoding.Latin1.GetBytes("é")),
                TextFile.OfBytes("/src/Migrations/s3/2_b.sql", Encoding.Unicode.GetBytes("select 1")),
                new TextFile("/src/Migrations/s3/3_c.sql", "\uD800"),
                new TextFile("/src/Migrations/s3/4_d.sql", (SourceText?)null),
                new TextFile("/src/Migrations/s3/5_e.sql", new string('x', 20 * 1024 * 1024)),
            ],
        }).Analyze();

        Assert.Equal(
            [
                "GEN0407 'Migrations/s3/1_a.sql' cannot be a migration: it is neither UTF-8 nor UTF-16 with a byte-order mark: save it as UTF-8.",
                "GEN0407 'Migrations/s3/2_b.sql' cannot be a migration: it holds the character 0, as UTF-16 without a byte-order mark and binary files do: save it as UTF-8.",
                "GEN0407 'Migrations/s3/3_c.sql' cannot be a migration: it holds halves of characters: save it as UTF-8.",
                "GEN0407 'Migrations/s3/4_d.sql' cannot be a migration: the compiler cannot read it.",
                "GEN0407 'Migrations/s3/5_e.sql' cannot be a migration: it has more than 16 MB: load data in another way, or in several migrations.",
            ],
            reported.Select(static d => $"{d.Id} {d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)}"));
    }

    [Fact]
    public async Task Before_CSharp_11_a_megabyte_is_the_most()
    {
        var project = new PluginProject("using Gen.Plugins; [Plugin(\"s3\"), PluginMigrations(\"Migrations/s3\")] internal sealed class S3 : Acme.ILoad { }\nnamespace Acme { [PluginContract(\"load\")] public interface ILoad { } }")
        {
            HasContracts = false,
            Language = LanguageVersion.CSharp10,
            OtherFiles = [new TextFile("/src/Migrations/s3/1_a.sql", new string('x', (1024 * 1024) + 1))],
        };

        Assert.Equal(
            ["'Migrations/s3/1_a.sql' cannot be a migration: it has more than 1 MB, which needs C# 11: set LangVersion, or split it into several migrations."],
            (await project.Analyze()).Select(static d => d.GetMessage(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
