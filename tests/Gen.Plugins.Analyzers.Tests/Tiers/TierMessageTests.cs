namespace Gen.Plugins.Analyzers.Tests.Tiers;

/// <summary>What is said, and where: each id with its message in full.</summary>
public sealed class TierMessageTests
{
    /// <summary>What the tests use, in every tier.</summary>
    private const string Others = """
        namespace Acme.Runtime.Core
        {
            public class Context { }
        }

        namespace Acme.Shared.Text
        {
            public class Note { public void Save() { } public static string Trim(string text) => text; }
            public interface INote;
        }

        namespace Acme.Controller.Workbook
        {
            public static class Limits { public const int MaxRows = 3; public static readonly int Pages = 2; }
            public enum Kind { Sheet }
            public delegate void Opened();
            public interface IBook { string Title { get; } }
            public class Book : IBook
            {
                public string Title => "";
                public string Author;
                public event Opened Changed { add { } remove { } }
                public int this[int index] => index;
                public void Save() { }
                public static implicit operator string(Book book) => "";
                public static Book operator +(Book one, Book two) => one;
                public class Page { public class Line; public int Number; }
            }
            public class Shelf<T> { public T First; }
            public static class Extensions { public static int Pages(this string text) => 1; }
        }

        namespace Acme.Actions.Http
        {
            public class Fetch { public void Run() { } }
        }
        """;

    [Fact]
    public async Task The_contracts_example_is_said_word_for_word() => Assert.Equal(
        ["'ExportJob' in postgres (action) must not use 'Limits.MaxRows' in workbook (controller): an action uses shared and runtime only. Move the constant to shared."],
        await Expect("namespace Acme.Actions.Postgres { class ExportJob { int _rows = Acme.Controller.Workbook.Limits.{|GEN0202:MaxRows|}; } }"));

    [Theory]
    [InlineData("Acme.Runtime.Core", "Acme.Shared.Text.{|GEN0201:Note|}", "'X' in runtime must not use 'Note' in shared: runtime uses runtime only.")]
    [InlineData("Acme.Runtime.Core", "Acme.Controller.Workbook.{|GEN0201:Book|}", "'X' in runtime must not use 'Book' in workbook (controller): runtime uses runtime only.")]
    [InlineData("Acme.Shared.Text", "Acme.Actions.Http.{|GEN0201:Fetch|}", "'X' in shared must not use 'Fetch' in http (action): shared uses shared and runtime only.")]
    [InlineData("Acme.Controller.Query", "Acme.Controller.Workbook.{|GEN0202:Book|}", "'X' in query (controller) must not use 'Book' in workbook (controller): a controller uses shared and runtime only.")]
    [InlineData("Acme.Controller.Query", "Acme.Actions.Http.{|GEN0202:Fetch|}", "'X' in query (controller) must not use 'Fetch' in http (action): a controller uses shared and runtime only.")]
    [InlineData("Acme.Actions.Postgres", "Acme.Actions.Http.{|GEN0202:Fetch|}", "'X' in postgres (action) must not use 'Fetch' in http (action): an action uses shared and runtime only.")]
    [InlineData("Acme.Server.Api", "Acme.Actions.Http.{|GEN0204:Fetch|}", "'X' in Acme.Server (plugin-free) must not use 'Fetch' in http (action): plugin-free code uses no controller and no action.")]
    public async Task Both_ends_and_what_is_allowed_are_named(string from, string type, string start)
    {
        var message = Assert.Single(await Expect($"namespace {from} {{ class X {{ {type} _field; }} }}", "[assembly: Gen.Plugins.PluginFree(Namespace = \"Acme.Server\")]"));

        Assert.StartsWith(start + " ", message, StringComparison.Ordinal);
        Assert.EndsWith(".", message[start.Length..], StringComparison.Ordinal);
    }

    /// <summary>The last name of a use, or what stands for it.</summary>
    [Theory]
    [InlineData("Acme.Controller.Workbook.{|GEN0202:Book|} _field;", "'Book'")]
    [InlineData("global::Acme.Controller.Workbook.Book.{|GEN0202:Page|} _field;", "'Book.Page'")]
    [InlineData("Book.Page.{|GEN0202:Line|} _field;", "'Book.Page.Line'")]
    [InlineData("{|GEN0202:Shelf|}<int> _field;", "'Shelf'")]
    [InlineData("System.Collections.Generic.List<{|GEN0202:Book|}[]> _field;", "'Book'")]
    [InlineData("int _field = Limits.{|GEN0202:Pages|};", "'Limits.Pages'")]
    [InlineData("object M() => Kind.{|GEN0202:Sheet|};", "'Kind.Sheet'")]
    [InlineData("int M() => \"\".{|GEN0202:Pages|}();", "'Extensions.Pages'")]
    [InlineData("int M() => Extensions.{|GEN0202:Pages|}(\"\");", "'Extensions.Pages'")]
    [InlineData("object M() => new {|GEN0202:Book|}();", "'Book'")]
    [InlineData("string M() => nameof(Book.{|GEN0202:Title|});", "'Book.Title'")]
    [InlineData("object M() => typeof({|GEN0202:Book|});", "'Book'")]
    [InlineData("bool M(object x) => x is {|GEN0202:Book|};", "'Book'")]
    [InlineData("class Inner { {|GEN0202:Book|} _field; }", "'Book'")]
    public async Task A_use_by_name_is_reported_at_its_last_name(string member, string to) =>
        Assert.Contains($" must not use {to} in workbook (controller): ", Assert.Single(await Expect(Export(member))), StringComparison.Ordinal);

    [Theory]
    [InlineData("_book.{|GEN0202:Save|}();", "'Book.Save'")]
    [InlineData("_book?.{|GEN0202:Save|}();", "'Book.Save'")]
    [InlineData("_ = _book.{|GEN0202:Title|};", "'Book.Title'")]
    [InlineData("_ = _book.{|GEN0202:Author|};", "'Book.Author'")]
    [InlineData("_book.{|GEN0202:Changed|} += null;", "'Book.Changed'")]
    [InlineData("{|GEN0202:var|} copy = _book;", "'Book'")]
    [InlineData("_book = {|GEN0202:new|}();", "'Book'")]
    [InlineData("_ = _book {|GEN0202:+|} _book;", "'Book.operator +'")]
    public async Task A_use_without_a_type_name_is_reported_at_the_narrowest_token(string statement, string to) =>
        Assert.Equal($"'ExportJob' in postgres (action) must not use {to} in workbook (controller)", (await Expect(Export("{|GEN0202:Book|} _book; void M() { " + statement + " }")))[1].Split(':')[0]);

    [Fact]
    public async Task Each_use_is_reported_once_and_each_target_of_a_line() =>
        Assert.Equal(3, (await Expect(Export("({|GEN0202:Book|} A, {|GEN0202:Kind|} B, {|GEN0202:Book|} C) _field;"))).Length);

    [Fact]
    public async Task The_type_around_the_use_is_named_with_those_around_it()
    {
        var messages = await Expect(Export("class Inner<T> { class Deep { {|GEN0202:Book|} _field; } }"));

        Assert.StartsWith("'ExportJob.Inner.Deep' in postgres (action) ", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_forbidden_type_is_named_in_full_with_the_reason()
    {
        var messages = await Expect(
            "namespace Acme.Controller.Query { class X { System.Data.Common.{|GEN0203:DbConnection|} _field; } }",
            "[assembly: Gen.Plugins.PluginForbids(typeof(System.Data.Common.DbConnection), Plugin = \"query\", Reason = \"Actions talk to databases.\")]");

        Assert.Equal(["'X' in query (controller) must not use 'System.Data.Common.DbConnection': it is forbidden in query (controller). Actions talk to databases."], messages);
    }

    [Fact]
    public async Task A_type_that_derives_from_a_forbidden_one_names_both()
    {
        var messages = await Expect(
            "namespace Acme.Controller.Query { class X { System.IO.{|GEN0203:MemoryStream|} _field; } }",
            "[assembly: Gen.Plugins.PluginForbids(typeof(System.IO.Stream))]");

        Assert.Equal(["'X' in query (controller) must not use 'System.IO.MemoryStream': it is a 'System.IO.Stream', which is forbidden in query (controller)."], messages);
    }

    [Fact]
    public async Task A_type_of_a_forbidden_namespace_names_the_namespace()
    {
        var messages = await Expect(
            "namespace Acme.Controller.Query { class X { System.Net.Http.{|GEN0203:HttpClient|} _field; } }",
            "[assembly: Gen.Plugins.PluginForbids(Namespace = \"System.Net\", Tier = Gen.Plugins.PluginTier.Controller, Reason = \"Use the store.\")]");

        var message = Assert.Single(messages);
        Assert.StartsWith("'X' in query (controller) must not use 'System.Net.Http.HttpClient': the namespace 'System.Net' is forbidden in ", message, StringComparison.Ordinal);
        Assert.EndsWith(" Use the store.", message, StringComparison.Ordinal);
    }

    private static string Export(string member) => $"namespace Acme.Actions.Postgres {{ using Acme.Controller.Workbook; class ExportJob {{ {member} }} }}";

    private static Task<string[]> Expect(params string[] sources) => new TierProject([.. sources, Others]).Expect();
}
