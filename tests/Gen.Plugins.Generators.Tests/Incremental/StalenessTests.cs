using Gen.Plugins.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Generators.Tests.Incremental;

/// <summary>The generator looks again only at what can have changed. After every edit its output must be that of a compiler that starts anew.</summary>
public sealed class StalenessTests
{
    private static readonly string[] s_sources =
    [
        """
        using Gen.Plugins;
        namespace Acme;
        [PluginContract("load", Required = false)]
        public partial interface ILoad { object Say(); }
        [PluginContract("save")]
        public interface ISave;
        """,
        """
        using Gen.Plugins;
        namespace Acme;
        [Plugin(Names.S3, Version = Names.Version, Description = "D")]
        [Rate(Names.Number)]
        public partial class S3 : Base, ILoad
        {
            public S3(Setting a, Colour b = Colour.Green, int c = Names.Number) { }
            public object Say() { return 1; }
        }
        """,
        """
        using Gen.Plugins;
        namespace Acme;
        public static class Names
        {
            public const string S3 = "s3";
            public const string Version = "1.0.0";
            public const int Number = 5;
            public static int Field = 6;
            public static int Property { get; set; } = 7;
            public static int Method() { return 8; }
            public static int Arrow() => 9;
        }
        public enum Colour { Red, Green }
        public class Setting;
        public class Base : IMarker;
        public interface IMarker;
        """,
        """
        using System;
        using Gen.Plugins;
        namespace Acme;
        [PluginMetadata]
        [AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
        public class RateAttribute(int value, [System.Runtime.CompilerServices.CallerLineNumber] int line = 0, [System.Runtime.CompilerServices.CallerFilePath] string file = "") : Attribute
        {
            public object All => (value, line, file);
        }
        """,
        """
        namespace Acme;
        [Rate(7)]
        [Gen.Plugins.PluginAlias("old")]
        partial class S3 { }
        """,
        """
        [assembly: System.Reflection.AssemblyInformationalVersion("1.0.0")]
        """,
    ];

    /// <summary>Edits of one file: which, what, and what it becomes.</summary>
    public static TheoryData<int, string, string> Edits => new()
    {
        { 0, "\"load\"", "\"load2\"" },
        { 0, "Required = false", "Required = true" },
        { 0, "[PluginContract(\"save\")]", "" },
        { 0, "[PluginContract(\"load\", Required = false)]", "" },
        { 0, "public partial interface ILoad", "[System.Obsolete(\"\", true)] public interface ILoad" },
        { 0, "namespace Acme;", "namespace Acme; [PluginContract(\"more\")] public partial interface IMarker;" },
        { 1, "Names.S3", "\"s4\"" },
        { 1, "\"D\"", "\"E\"" },
        { 1, "return 1;", "return 2;" },
        { 1, "public S3(", "internal S3(" },
        { 1, "int c = Names.Number", "int c = 3" },
        { 1, "public partial class S3", "\n\npublic partial class S3" },
        { 1, "[Rate(", "\n\n[Rate(" },
        { 2, "\"s3\"", "\"s4\"" },
        { 2, "\"1.0.0\"", "\"2.0.0\"" },
        { 2, "Number = 5", "Number = 6" },
        { 2, "{ Red, Green }", "{ Green, Red }" },
        { 2, "{ Red, Green }", "{ Red = 4, Green }" },
        { 2, "{ Red, Green }", ": byte { Red, Green }" },
        { 2, "public class Setting;", "class Setting;" },
        { 2, "public class Setting;", "public struct Setting;" },
        { 2, "public class Setting;", "public ref struct Setting;" },
        { 2, "public class Setting;", "namespace Deep { public class Setting; }" },
        { 2, "public class Setting;", "[System.Obsolete(\"\", true)] public class Setting;" },
        { 2, "class Base : IMarker", "class Base : ISave" },
        { 2, "class Base : IMarker", "abstract class Base : IMarker" },
        { 2, "class Base : IMarker", "class Base : IMarker, ISave { public required int A; }" },
        { 2, "public interface IMarker;", "public interface IMarker : ISave;" },
        { 2, "public interface IMarker;", "[Gen.Plugins.PluginContract(\"marker\")] public interface IMarker;" },
        { 2, "Field = 6", "Field = 66" },
        { 2, "= 7;", "= 77;" },
        { 2, "return 8;", "return 88;" },
        { 2, "=> 9", "=> 99" },
        { 2, "namespace Acme;", "namespace Other;" },
        { 2, "public static class Names", "#if true\npublic static class Names\n#else\nclass Not\n#endif" },
        { 2, "public const string S3 = \"s3\";", "#if NOT\npublic const string S3 = \"s3\";\n#else\npublic const string S3 = \"s4\";\n#endif" },
        { 3, "[PluginMetadata]", "" },
        { 3, "int line = 0", "long line = 0" },
        { 3, "(int value", "(object value" },
        { 3, ": Attribute", ": BaseAttribute" },
        { 4, "[Rate(7)]", "[Rate(8)]" },
        { 4, "[Rate(7)]", "\n\n[Rate(7)]" },
        { 4, "[Rate(7)]", "// A line.\n[Rate(7)]" },
        { 4, "[Rate(7)]", "#line 100 \"other.cs\"\n[Rate(7)]" },
        { 4, "\"old\"", "\"older\"" },
        { 4, "partial class S3 { }", "partial class S3 : ISave { }" },
        { 4, "partial class S3 { }", "abstract partial class S3 { }" },
        { 4, "partial class S3 { }", "partial class S3 { public S3() { } }" },
        { 5, "\"1.0.0\"", "\"3.0.0\"" },
        { 5, "[assembly:", "[assembly: System.Reflection.AssemblyVersion(\"7.0.0.0\")] [assembly:" },
        { 5, "[assembly:", "class Gen { } [assembly:" },
        { 5, "[assembly:", "global using Names = Other.Names; [assembly:" },
    };

    [Theory]
    [MemberData(nameof(Edits))]
    public void After_an_edit_and_back_the_output_is_that_of_a_fresh_run(int file, string text, string edited)
    {
        Assert.Contains(text, s_sources[file], StringComparison.Ordinal);
        var project = new TestProject(s_sources);
        var compilation = project.Compile();
        var tree = compilation.SyntaxTrees[file];
        var after = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(s_sources[file].Replace(text, edited, StringComparison.Ordinal), (CSharpParseOptions)tree.Options, tree.FilePath));

        AssertFresh(project, compilation, after, compilation);
    }

    [Fact]
    public void After_random_edits_the_output_is_that_of_a_fresh_run()
    {
        const int Seed = 20261121;
        var random = new Random(Seed);
        var edits = Edits.Select(static e => ((int File, string Text, string Edited))((int)e[0]!, (string)e[1]!, (string)e[2]!)).ToArray();
        var project = new TestProject(s_sources);
        var compilation = project.Compile();
        var snapshots = new List<CSharpCompilation> { compilation };
        for (var round = 0; round < 60; round++)
        {
            var (file, text, edited) = edits[random.Next(edits.Length)];
            var tree = compilation.SyntaxTrees[file];
            var source = random.Next(3) == 0 ? s_sources[file] : tree.ToString().Replace(text, edited, StringComparison.Ordinal);
            compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(source, (CSharpParseOptions)tree.Options, tree.FilePath));
            snapshots.Add(compilation);
        }

        AssertFresh(project, [.. snapshots]);
    }

    [Fact]
    public void After_files_come_go_and_are_renamed_the_output_is_that_of_a_fresh_run()
    {
        var project = new TestProject(s_sources);
        var compilation = project.Compile();
        var part = compilation.SyntaxTrees[4];

        AssertFresh(
            project,
            compilation,
            compilation.RemoveSyntaxTrees(part),
            compilation,
            compilation.ReplaceSyntaxTree(part, part.WithFilePath("/src/A.cs")),
            compilation.ReplaceSyntaxTree(part, part.WithFilePath("/src/Z.cs")),
            compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("namespace Acme; [Rate(9)] partial class S3;", (CSharpParseOptions)part.Options, "/src/More.cs")),
            compilation.RemoveAllSyntaxTrees(),
            compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(compilation.SyntaxTrees.Reverse()),
            compilation);
    }

    [Fact]
    public void After_settings_and_references_change_the_output_is_that_of_a_fresh_run()
    {
        var library = TestProject.Library("Acme.Lib", "namespace Lib; [Gen.Plugins.PluginContract(\"far\")] public interface IFar; [Gen.Plugins.Plugin(\"far\")] class Far : IFar;").Generate();
        var newer = TestProject.Library("Acme.Lib", "namespace Lib; [Gen.Plugins.PluginContract(\"far\")] public interface IFar; [Gen.Plugins.Plugin(\"farther\")] class Far : IFar;").Generate();
        var friend = TestProject.Library("Acme.Friend", "[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Acme.App\")] [assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"Acme.App2\")]", "class C;") with { Registry = "true" };
        var project = new TestProject(s_sources);
        var compilation = project.Compile();

        AssertFresh(
            project,
            compilation,
            compilation.AddReferences(library.AsFile()),
            compilation.AddReferences(library.AsCompilation()),
            compilation.AddReferences(newer.AsCompilation()),
            compilation.AddReferences(newer.AsFile()),
            compilation.AddReferences(newer.AsFile("only")),
            compilation.AddReferences(newer.AsFile("global")),
            compilation.AddReferences(friend.Generate().AsFile()),
            compilation.AddReferences(friend.Generate().AsFile()).WithAssemblyName("Acme.App2"),
            compilation.AddReferences(friend.Generate().AsFile()).WithAssemblyName("Acme.App3"),
            compilation.WithAssemblyName("Acme.Other"),
            compilation.WithOptions(compilation.Options.WithOutputKind(OutputKind.ConsoleApplication)),
            compilation.WithReferences(compilation.References.Where(static r => Path.GetFileName((r as PortableExecutableReference)?.FilePath) != "Gen.Plugins.dll")),
            compilation.WithReferences(compilation.References.Where(static r => Path.GetFileName((r as PortableExecutableReference)?.FilePath) != "Microsoft.Extensions.DependencyInjection.Abstractions.dll")),
            compilation);
    }

    [Fact]
    public void An_edit_in_another_project_reaches_the_host()
    {
        var contracts = TestProject.Library("Acme.Contracts", Sources.Load).Generate();
        var library = TestProject.Library("Acme.Lib", Sources.Plugin("far")) with { References = [contracts.AsCompilation()] };
        var project = new TestProject("class C;");
        var compilation = project.Compile().AddReferences(contracts.AsCompilation());

        AssertFresh(
            project,
            compilation,
            compilation.AddReferences(library.Generate().AsCompilation()),
            compilation.AddReferences((library with { Sources = [Sources.Plugin("farther")] }).Generate().AsCompilation()),
            compilation.AddReferences((library with { Sources = [Sources.Plugin("far"), Sources.Plugin("farther", "Description = \"D\"")] }).Generate().AsCompilation()));
    }

    /// <summary>One driver sees all snapshots, one after another; each has its own fresh driver beside it.</summary>
    private static void AssertFresh(TestProject project, params CSharpCompilation[] snapshots)
    {
        var driver = GeneratorHarness.Driver(project);
        for (var i = 0; i < snapshots.Length; i++)
        {
            driver = driver.RunGenerators(snapshots[i]);

            // No node, tree or symbol of the first compilation is in this one.
            var anew = CSharpCompilation.Create(
                snapshots[i].AssemblyName,
                snapshots[i].SyntaxTrees.Select(static t => CSharpSyntaxTree.ParseText(t.ToString(), (CSharpParseOptions)t.Options, t.FilePath)),
                snapshots[i].References,
                snapshots[i].Options);
            var fresh = GeneratorHarness.Driver(project).RunGenerators(anew);

            Assert.Equal(Files(fresh), Files(driver));
        }
    }

    private static IEnumerable<(string, string)> Files(GeneratorDriver driver)
    {
        var result = driver.GetRunResult().Results[0];
        Assert.Null(result.Exception);
        return result.GeneratedSources.Select(static s => (s.HintName, s.SourceText.ToString()));
    }
}
