using System.Globalization;

namespace Gen.Plugins.Analyzers.Tests.Tiers;

/// <summary>Known breaches: what they cover, and that they shrink.</summary>
public sealed class TierExceptionTests
{
    private const string Code = """
        namespace Acme.Controller.Workbook
        {
            public class Book { public class Page; public static int Count; }
            public class Shelf<T> { public class Board; }
            public class Other;
        }
        namespace Acme.Shared.Text { public class Note; }
        namespace Acme.Actions.Postgres
        {
            using Acme.Controller.Workbook;
            public class Export
            {
                Acme.Shared.Text.Note _note;
                int M() => Book.Count;
                class Inner { Book.Page _page; }
            }
            public class Import { Shelf<int> _shelf; Shelf<string>.Board _board; }
        }
        namespace Acme.Server { public class Api { Acme.Actions.Postgres.Export _export; } }
        """;

    private const string Head = """
        using Gen.Plugins; using Acme.Actions.Postgres; using Acme.Controller.Workbook; using Acme.Shared.Text; using Acme.Server;
        [assembly: PluginFree(Namespace = "Acme.Server")]

        """;

    private const string All = """
        [assembly: PluginTierException(typeof(Export), typeof(Book), Reason = "Moves in May.")]
        [assembly: PluginTierException(typeof(Import), typeof(Shelf<>), Reason = "Moves in May.")]
        [assembly: PluginTierException(typeof(Api), typeof(Export), Reason = "Moves in May.")]
        """;

    [Fact]
    public async Task Without_exceptions_all_breaches_are_reported() => Assert.Equal("GEN0202 GEN0202 GEN0202 GEN0202 GEN0204", await Ids(""));

    [Fact]
    public async Task An_exception_covers_both_types_with_the_types_in_them_and_all_constructions() => Assert.Equal("", await Ids(All));

    [Theory]
    [InlineData("typeof(Export), typeof(Book.Page)", "GEN0202 GEN0202 GEN0202 GEN0204")]
    [InlineData("typeof(Import), typeof(Shelf<>)", "GEN0202 GEN0202 GEN0204")]
    [InlineData("typeof(Import), typeof(Shelf<int>)", "GEN0202 GEN0202 GEN0204")]
    [InlineData("typeof(Import), typeof(Shelf<>.Board)", "GEN0202 GEN0202 GEN0202 GEN0204")]
    [InlineData("typeof(Api), typeof(Export)", "GEN0202 GEN0202 GEN0202 GEN0202")]
    public async Task An_exception_covers_nothing_else(string pair, string left) =>
        Assert.Equal(left, await Ids($"[assembly: PluginTierException({pair}, Reason = \"Moves in May.\")]"));

    [Theory]
    [InlineData("typeof(Export), typeof(Other)")]
    [InlineData("typeof(Book), typeof(Export)")]
    [InlineData("typeof(Note), typeof(Book)")]
    [InlineData("typeof(Export), typeof(Note)")]
    [InlineData("typeof(Export), typeof(string)")]
    public async Task An_exception_that_matches_nothing_is_stale_though_the_use_be_legal(string pair) =>
        Assert.Equal("GEN0207", await Ids(All + $"\n[assembly: PluginTierException({pair}, Reason = \"Moves in May.\")]"));

    [Fact]
    public async Task A_stale_exception_is_a_warning_at_its_attribute()
    {
        var stale = Assert.Single(await Project("[assembly: PluginTierException(typeof(Export), typeof(Other), Reason = \"Moves in May.\")]\n" + All).Analyze());

        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Warning, stale.Severity);
        Assert.Equal(2, stale.Location.GetLineSpan().StartLinePosition.Line);
        Assert.Contains("Export", stale.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.Contains("Other", stale.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2027-06-29", "")]
    [InlineData("2027-06-30", "GEN0208")]
    [InlineData("2027-07-01", "GEN0208")]
    [InlineData("2030-01-01", "GEN0208")]
    [InlineData("2026-12-31", "")]
    public async Task An_exception_is_expired_from_its_day_on(string built, string id) =>
        Assert.Equal(id, await Ids(All.Replace("typeof(Book), ", "typeof(Book), Until = \"2027-06-30\", ", StringComparison.Ordinal), built));

    [Theory]
    [InlineData("2000-01-01", "GEN0208")]
    [InlineData("9999-12-31", "")]
    public async Task Without_a_build_date_the_day_counts_on_which_the_compiler_runs(string until, string id) =>
        Assert.Equal(id, await Ids(All.Replace("typeof(Book), ", $"typeof(Book), Until = \"{until}\", ", StringComparison.Ordinal)));

    [Fact]
    public async Task An_expired_exception_is_an_error_that_names_its_day_and_its_ends()
    {
        var expired = Assert.Single(await Project("[assembly: PluginTierException(typeof(Export), typeof(Book), Until = \"2020-01-02\", Reason = \"Moves in May.\")]" + All[(All.IndexOf('\n', StringComparison.Ordinal))..]).Analyze());

        Assert.Equal(Microsoft.CodeAnalysis.DiagnosticSeverity.Error, expired.Severity);
        Assert.All(["Export", "Book", "2020-01-02"], part => Assert.Contains(part, expired.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Reason = \"\"")]
    [InlineData("Reason = \"  \"")]
    [InlineData("Reason = null")]
    [InlineData("Reason = \"Moves.\", Until = \"2027-13-01\"")]
    [InlineData("Reason = \"Moves.\", Until = \"2027-02-30\"")]
    [InlineData("Reason = \"Moves.\", Until = \"30.06.2027\"")]
    [InlineData("Reason = \"Moves.\", Until = \"\"")]
    [InlineData("Reason = \"Moves.\", Until = \"2027-6-3\"")]
    [InlineData("Reason = \"Moves.\", Since = \"yesterday\"")]
    public async Task What_is_no_reason_and_no_date_is_reported(string arguments) =>
        Assert.Equal("GEN0209", await Ids(All.Replace("typeof(Book), Reason = \"Moves in May.\"", "typeof(Book), " + arguments, StringComparison.Ordinal)));

    [Fact]
    public async Task A_day_on_which_it_was_written_is_fine() =>
        Assert.Equal("", await Ids(All.Replace("typeof(Book), ", "typeof(Book), Since = \"2026-11-21\", ", StringComparison.Ordinal)));

    [Theory]
    [InlineData("soon")]
    [InlineData("2027-13-01")]
    public async Task A_build_date_that_is_none_is_reported(string built) => Assert.Contains("GEN0209", await Ids(All, built), StringComparison.Ordinal);

    [Theory]
    [InlineData("System.IO.MemoryStream")]
    [InlineData("System.IO.Stream")]
    public async Task What_is_forbidden_can_be_excepted_by_what_is_used_and_by_what_is_forbidden(string type) =>
        Assert.Equal("", await new TierProject(
            $"[assembly: Gen.Plugins.PluginForbids(typeof(System.IO.Stream)), Gen.Plugins.PluginTierException(typeof(Acme.Shared.X), typeof({type}), Reason = \"Moves.\")] namespace Acme.Shared {{ class X {{ System.IO.MemoryStream _stream; }} }}").Ids());

    [Fact]
    public async Task A_breach_says_what_a_fix_needs_to_know()
    {
        var diagnostics = await new TierProject("""
            namespace Acme.Controller.Workbook { public class BookBase<T> { public class Page; } }
            namespace Acme.Actions.Postgres { class ExportJob<T> { class Inner { Acme.Controller.Workbook.BookBase<int>.Page _page; } } file class Hidden { Acme.Controller.Workbook.BookBase<int> _field; } }
            """).Analyze();

        Assert.Equal(
            [
                "ExceptionFrom=global::Acme.Actions.Postgres.ExportJob<> ExceptionTo=global::Acme.Controller.Workbook.BookBase<>.Page From=postgres (action) To=workbook (controller)",
                "From=postgres (action) To=workbook (controller)",
            ],
            diagnostics.Select(static d => string.Join(' ', d.Properties.Where(static p => p.Key is "From" or "To" or "ExceptionFrom" or "ExceptionTo" && p.Value is not null).OrderBy(static p => p.Key, StringComparer.Ordinal).Select(static p => $"{p.Key}={p.Value}"))));
    }

    private static Task<string> Ids(string exceptions, string built = "") => Project(exceptions, built).Ids();

    private static TierProject Project(string exceptions, string built = "") => new(Head + exceptions, Code) { BuildDate = built };
}
