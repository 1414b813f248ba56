using Gen.Plugins.CodeFixes.Tiers;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Gen.Plugins.CodeFixes.Tests.Tiers;

public sealed class AllowBreachFixTests
{
    private const string File = "TierExceptions.cs";
    private const string Breach = "namespace Acme.Shared\n{\n    class Reader { object? Loader = typeof(Acme.Actions.S3.Loader); }\n}\nnamespace Acme.Actions.S3\n{\n    class Loader;\n}\n";
    private const string Allowed = "(typeof(global::Acme.Shared.Reader), typeof(global::Acme.Actions.S3.Loader), Reason = \"Why is this allowed?\", Since = \"2026-11-21\")]\n";
    private const string Short = "[assembly: PluginTierException" + Allowed;
    private const string Others = "namespace Acme.Shared { class A { class Inner; } class Z<T> { object? Loader = typeof(Acme.Actions.S3.Loader); } }";

    private static readonly Dictionary<string, string> s_properties = new() { ["PluginTierConvention"] = "true", ["PluginBuildDate"] = "2026-11-21" };

    [Fact]
    public async Task A_breach_goes_into_a_new_file_at_the_root()
    {
        using var run = new FixRun("GEN0201", Breach) { Properties = s_properties };

        Assert.Equal(["Allow with a reason, in TierExceptions.cs"], await run.Offers());
        FixRun.Same([Breach], await run.Fix());
        Assert.Equal("using Gen.Plugins;\n\n" + Short, await run.Text(File));
    }

    [Fact]
    public async Task A_new_file_has_the_line_ends_of_the_code_and_no_using_that_the_project_has()
    {
        using var run = new FixRun("GEN0201", Breach.Replace("\n", "\r\n", StringComparison.Ordinal)) { Properties = s_properties };
        run.With("Usings.cs", "global using Gen.Plugins;\n");

        await run.Fix();
        Assert.Equal(Short.Replace("\n", "\r\n", StringComparison.Ordinal), await run.Text(File));
    }

    [Fact]
    public async Task Where_the_short_name_is_another_attribute_the_full_one_is_written()
    {
        using var run = new FixRun("GEN0201", Breach, "class PluginTierExceptionAttribute : System.Attribute;") { Properties = s_properties };

        await run.Fix();
        Assert.Equal("[assembly: global::Gen.Plugins.PluginTierException" + Allowed, await run.Text(File));
    }

    [Fact]
    public async Task Without_a_day_of_the_build_it_is_today()
    {
        using var run = new FixRun("GEN0201", Breach) { Properties = new() { ["PluginTierConvention"] = "true" } };
        var before = DateTime.UtcNow;

        await run.Fix();
        var text = await run.Text(File);
        Assert.Contains(new[] { before, DateTime.UtcNow }, day => text.Contains($"Since = \"{day:yyyy-MM-dd}\"", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "global", "@")]
    [InlineData("// Known breaches.\n", "global", "// Known breaches.\n@")]
    [InlineData("// Known breaches.", "global", "// Known breaches.\n@")]
    [InlineData("using Gen.Plugins;\n", "", "using Gen.Plugins;\n\n@")]
    [InlineData("using Gen.Plugins;\nclass C;\n", "", "using Gen.Plugins;\n\n@\nclass C;\n")]
    [InlineData("// All.\n\n/// <summary>C.</summary>\nclass C;\n", "global", "// All.\n\n@\n/// <summary>C.</summary>\nclass C;\n")]
    [InlineData("/// <summary>C.</summary>\nclass C;\n", "global", "@\n/// <summary>C.</summary>\nclass C;\n")]
    [InlineData("using Gen.Plugins;\r\n\r\nclass C;\r\n", "", "using Gen.Plugins;\r\n\r\n@\r\nclass C;\r\n")]
    [InlineData("using Gen.Plugins;\n\n[assembly: System.CLSCompliant(false)] // No.\n", "", "using Gen.Plugins;\n\n[assembly: System.CLSCompliant(false)] // No.\n@")]
    [InlineData("using Gen.Plugins;\n\n// First.\n[assembly: #A]\n// Last.\n[assembly: #Z<>]\nclass C;\n", "", "using Gen.Plugins;\n\n// First.\n[assembly: #A]\n@// Last.\n[assembly: #Z<>]\nclass C;\n")]
    [InlineData("using Gen.Plugins;\n\n// Last.\n[assembly: #Z<>]", "", "using Gen.Plugins;\n\n@// Last.\n[assembly: #Z<>]")]
    [InlineData("using Gen.Plugins;\n\n[assembly: #A]", "", "using Gen.Plugins;\n\n[assembly: #A]\n@")]
    [InlineData("using Gen.Plugins;\n\n[assembly: #A] [assembly: #Z<>]\n", "", "using Gen.Plugins;\n\n[assembly: #A] \n@[assembly: #Z<>]\n")]
    [InlineData("using Gen.Plugins;\n\n#if !NEVER\n[assembly: #A]\n#endif\n", "", "using Gen.Plugins;\n\n#if !NEVER\n[assembly: #A]\n#endif\n@")]
    public async Task In_a_file_that_is_there_it_stands_in_order_and_all_else_stays(string there, string qualifier, string mended)
    {
        using var run = new FixRun("GEN0201", Breach, Others) { Properties = s_properties };
        run.With("Known/" + File, With(there));
        var line = (qualifier.Length == 0 ? Short : "[assembly: global::Gen.Plugins.PluginTierException" + Allowed).Replace("\n", there.Contains('\r', StringComparison.Ordinal) ? "\r\n" : "\n", StringComparison.Ordinal);

        await run.Fix();
        Assert.Equal(With(mended).Replace("@", line, StringComparison.Ordinal), await run.Text("Known/" + File));
        Assert.Empty(await run.Text(File));
    }

    [Fact]
    public async Task All_pairs_of_a_project_are_added_once_each_and_in_order()
    {
        using var run = Several(out var expected);

        await run.FixAll();
        Assert.Equal(expected, await run.Text(File));
    }

    [Fact]
    public async Task Those_of_a_solution_are_too()
    {
        using var run = Several(out var expected);

        await run.FixAll(scope: FixAllScope.Solution);
        Assert.Equal(expected, await run.Text(File));
    }

    [Fact]
    public async Task Those_of_a_file_leave_the_others()
    {
        using var run = Several(out _);

        await run.FixAll(left: 1, scope: FixAllScope.Document);
        Assert.Equal("using Gen.Plugins;\n\n" + Line("Shared.A", "Actions.Other.B") + Line("Shared.Z<>", "Actions.Other.A") + Line("Shared.Z<>", "Actions.S3.Loader"), await run.Text(File));
    }

    [Fact]
    public async Task To_add_one_twice_adds_nothing()
    {
        using var run = new FixRun("GEN0201", Breach) { Properties = s_properties };
        var breach = new KnownBreach("global::Acme.Shared.Reader", "global::Acme.Actions.S3.Loader");

        var once = await ExceptionFile.Add(run.Solution.Projects.Single(), [breach, breach], "\n", CancellationToken.None);
        var twice = await ExceptionFile.Add(once.Projects.Single(), [breach], "\n", CancellationToken.None);

        Assert.NotSame(run.Solution, once);
        Assert.Same(once, twice);
    }

    [Theory]
    [InlineData("GEN0202", "namespace Acme.Actions.Gcs { class User { object? Loader = typeof(Acme.Actions.S3.Loader); } } namespace Acme.Actions.S3 { class Loader; }")]
    [InlineData("GEN0203", "[assembly: Gen.Plugins.PluginForbids(typeof(System.Text.StringBuilder))] namespace Acme.Actions.Gcs { class User { System.Text.StringBuilder? Text; } }")]
    [InlineData("GEN0204", "[assembly: Gen.Plugins.PluginFree(Namespace = \"Acme.Server\")] namespace Acme.Server { class User { object? Loader = typeof(Acme.Actions.S3.Loader); } } namespace Acme.Actions.S3 { class Loader; }")]
    public async Task Every_kind_of_breach_can_be_allowed(string id, string source)
    {
        using var run = new FixRun(id, source) { Properties = s_properties };

        await run.Fix((await run.Offers()).Length - 1);
        Assert.Contains(".User), typeof(global::", await run.Text(File), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[assembly: Acme.Actions.S3.Mark] namespace Acme.Shared { }", "true")]
    [InlineData("namespace Acme.Shared { file class Reader { object? Loader = typeof(Acme.Actions.S3.MarkAttribute); } }", "true")]
    public async Task Nothing_is_offered_where_an_end_has_no_name(string source, string convention)
    {
        using var run = new FixRun("GEN0201", source, "[assembly: Gen.Plugins.PluginTier(Gen.Plugins.PluginTier.Shared)] namespace Acme.Actions.S3 { [Gen.Plugins.PluginTier(Gen.Plugins.PluginTier.Action)] class MarkAttribute : System.Attribute; }")
        {
            Properties = new() { ["PluginTierConvention"] = convention },
        };

        Assert.Empty(await run.Offers());
    }

    private static FixRun Several(out string expected)
    {
        expected = "using Gen.Plugins;\n\n" + Line("Shared.A", "Actions.Other.B") + Line("Shared.M", "Actions.Other.A") + Line("Shared.Z<>", "Actions.Other.A") + Line("Shared.Z<>", "Actions.S3.Loader");
        return new(
            "GEN0201",
            """
            namespace Acme.Shared;
            class Z<T>
            {
                object? Loader = typeof(Acme.Actions.S3.Loader);
                object? Again = typeof(Acme.Actions.S3.Loader);
                object? Other = typeof(Acme.Actions.Other.A);
            }
            class A { object? Other = typeof(Acme.Actions.Other.B); }
            """,
            "namespace Acme.Shared; class M { object? Other = typeof(Acme.Actions.Other.A); }",
            "namespace Acme.Actions.S3 { class Loader; } namespace Acme.Actions.Other { class A; class B; }") { Properties = s_properties };
    }

    private static string Line(string from, string to) => $"[assembly: PluginTierException(typeof(global::Acme.{from}), typeof(global::Acme.{to}), Reason = \"Why is this allowed?\", Since = \"2026-11-21\")]\n";

    private static string With(string text) => text
        .Replace("#A", "PluginTierException(typeof(Acme.Shared.A), typeof(Acme.Actions.S3.Loader), Reason = \"A\")", StringComparison.Ordinal)
        .Replace("#Z<>", "PluginTierException(typeof(Acme.Shared.Z<>), typeof(Acme.Actions.S3.Loader), Reason = \"Z\")", StringComparison.Ordinal);
}
