using Microsoft.CodeAnalysis.CodeFixes;

namespace Gen.Plugins.CodeFixes.Tests.Registry;

public sealed class RegistryFixTests
{
    private const string Title = "Take 's3' through the registry, by ICopy";

    private const string Plugins = """
        using Gen.Plugins;
        namespace Acme.Shared
        {
            [PluginContract("copy")] public interface ICopy { void Copy(); }
            [PluginContract("close")] public interface IClose;
        }
        namespace Acme.Actions.Store
        {
            using Acme.Shared;
            [PluginContract("own")] public interface IOwn;
            [Plugin("s3")] public class S3 : ICopy, IOwn { public void Copy() { } public void More() { } public int Number; }
            [Plugin("two")] public class Two : ICopy, IClose { public void Copy() { } }
            [Plugin("arguments")] public class Arguments(int number = 0) : ICopy { public int Number => number; public void Copy() { } }
            [Plugin("disposable")] public class Disposable : ICopy, System.IDisposable { public void Copy() { } public void Dispose() { } }
            [Plugin("own")] public class Own : IOwn;
            public class None : ICopy { public void Copy() { } }
        }
        """;

    private static readonly Dictionary<string, string> s_properties = new() { ["PluginTierConvention"] = "true" };

    public static TheoryData<string, string> Members => new()
    {
        // A primary constructor: its parameter is used as it is.
        { "class User(int number)\n{\n    private readonly S3 _s3 = new S3(); // Copies.\n    int N => number;\n}", "class User(int number, [FromKeyedServices(\"s3\")] ICopy s3)\n{\n    private readonly ICopy _s3 = s3; // Copies.\n    int N => number;\n}" },
        { "class User()\n{\n    void Run() { var s3 = new S3(); s3.Copy(); }\n}", "class User([FromKeyedServices(\"s3\")] ICopy copy)\n{\n    void Run() { var s3 = copy; s3.Copy(); }\n}" },
        { "class User()\n{\n    void Run() => /* now */ new S3() /* and here */ .Copy();\n}", "class User([FromKeyedServices(\"s3\")] ICopy s3)\n{\n    void Run() => /* now */ s3 /* and here */ .Copy();\n}" },
        { "class User([FromKeyedServices(\"s3\")] ICopy there)\n{\n    void Run() { there.Copy(); new S3().Copy(); }\n}", "class User([FromKeyedServices(\"s3\")] ICopy there)\n{\n    void Run() { there.Copy(); there.Copy(); }\n}" },
        { "class Base(ICopy copy) { public ICopy Given => copy; }\nclass User() : Base(new S3());", "class Base(ICopy copy) { public ICopy Given => copy; }\nclass User([FromKeyedServices(\"s3\")] ICopy s3) : Base(s3);" },

        // One constructor: a parameter more, and a field where it is needed.
        { "class User\n{\n    public User()\n    {\n        _s3 = new S3(); // Copies.\n    }\n\n    private readonly S3 _s3;\n}", "class User\n{\n    public User([FromKeyedServices(\"s3\")] ICopy s3)\n    {\n        _s3 = s3; // Copies.\n    }\n\n    private readonly ICopy _s3;\n}" },
        { "class User\n{\n    private S3? _s3 = new();\n\n    // Made.\n    public User(int number) { }\n}", "class User\n{\n    private ICopy? _s3;\n\n    // Made.\n    public User(int number, [FromKeyedServices(\"s3\")] ICopy s3)\n    {\n        _s3 = s3;\n    }\n}" },
        { "class User\n{\n    int _n;\n    public User(int number) => _n = number; // Short.\n    void Run() => new S3().Copy();\n}", "class User\n{\n    int _n;\n    private readonly ICopy _s3;\n\n    public User(int number, [FromKeyedServices(\"s3\")] ICopy s3)\n    {\n        _s3 = s3;\n        _n = number;\n    } // Short.\n    void Run() => _s3.Copy();\n}" },
        { "class User\n{\n    public User(\n        int number,\n        string text,\n        bool flag = false)\n    {\n        // First.\n        Number = number;\n    }\n\n    int Number { get; }\n\n    void Run() => new S3().Copy();\n}", "class User\n{\n    private readonly ICopy _s3;\n\n    public User(\n        int number,\n        string text,\n        [FromKeyedServices(\"s3\")] ICopy s3,\n        bool flag = false)\n    {\n        _s3 = s3;\n        // First.\n        Number = number;\n    }\n\n    int Number { get; }\n\n    void Run() => _s3.Copy();\n}" },
        { "class User\n{\n    public User(\n        int number,\n        string text)\n    {\n    }\n\n    void Run() { ICopy copy = new S3(); copy.Copy(); }\n}", "class User\n{\n    private readonly ICopy _s3;\n\n    public User(\n        int number,\n        string text,\n        [FromKeyedServices(\"s3\")] ICopy s3)\n    {\n        _s3 = s3;\n    }\n\n    void Run() { ICopy copy = _s3; copy.Copy(); }\n}" },
        { "class User\n{\n    readonly ICopy _there;\n    public User([FromKeyedServices(\"s3\")] ICopy there) { _there = there; }\n    void Run() => new S3().Copy();\n}", "class User\n{\n    readonly ICopy _there;\n    public User([FromKeyedServices(\"s3\")] ICopy there) { _there = there; }\n    void Run() => _there.Copy();\n}" },
        { "class User\n{\n    public User(params int[] numbers) { new S3().Copy(); }\n}", "class User\n{\n    public User([FromKeyedServices(\"s3\")] ICopy s3, params int[] numbers) { s3.Copy(); }\n}" },
        { "class User\n{\n    [ActivatorUtilitiesConstructor] public User(int number) { new S3().Copy(); }\n    public User() { }\n}", "class User\n{\n    [ActivatorUtilitiesConstructor] public User(int number, [FromKeyedServices(\"s3\")] ICopy s3) { s3.Copy(); }\n    public User() { }\n}" },

        // None yet: a plain one.
        { "class User\n{\n    private readonly S3 _s3 = /* the best */ new S3();\n}", "class User\n{\n    private readonly ICopy _s3;\n\n    public User([FromKeyedServices(\"s3\")] ICopy s3)\n    {\n        _s3 = /* the best */ s3;\n    }\n}" },
        { "class User\n{\n    /// <summary>The one.</summary>\n    public ICopy One { get; } = new S3(); // Copies.\n}", "class User\n{\n    public User([FromKeyedServices(\"s3\")] ICopy s3)\n    {\n        One = s3;\n    }\n\n    /// <summary>The one.</summary>\n    public ICopy One { get; } // Copies.\n}" },
        { "abstract class User\n{\n\tconst int N = 1;\n\n\t// Runs.\n\tprotected void Run() => new S3().Copy();\n}", "abstract class User\n{\n\tconst int N = 1;\n\tprivate readonly ICopy _s3;\n\n\tprotected User([FromKeyedServices(\"s3\")] ICopy s3)\n\t{\n\t\t_s3 = s3;\n\t}\n\n\t// Runs.\n\tprotected void Run() => _s3.Copy();\n}" },
        { "class User\n{\n    int _s3, s3;\n    void Run() => System.GC.KeepAlive(new S3());\n    int N => _s3 + s3;\n}", "class User\n{\n    int _s3, s3;\n    private readonly ICopy _copy;\n\n    public User([FromKeyedServices(\"s3\")] ICopy copy)\n    {\n        _copy = copy;\n    }\n\n    void Run() => System.GC.KeepAlive(_copy);\n    int N => _s3 + s3;\n}" },
        { "class User\n{\n    class Inner\n    {\n        void Run() => new S3().Copy();\n    }\n}", "class User\n{\n    class Inner\n    {\n        private readonly ICopy _s3;\n\n        public Inner([FromKeyedServices(\"s3\")] ICopy s3)\n        {\n            _s3 = s3;\n        }\n\n        void Run() => _s3.Copy();\n    }\n}" },
    };

    [Theory, MemberData(nameof(Members))]
    public async Task A_new_becomes_a_parameter(string code, string mended)
    {
        foreach (var lineEnd in new[] { "\n", "\r\n" })
        {
            using var run = new FixRun("GEN0202", Source(code, lineEnd), Plugins) { Properties = s_properties };

            Assert.Contains(Title, await run.Offers());
            Assert.Equal(Source(mended, lineEnd), (await run.Fix((await run.Offers()).ToList().IndexOf(Title), gone: (await run.Diagnostics()).Length))[0]);
        }
    }

    [Fact]
    public async Task Usings_are_added_where_they_are_missing()
    {
        using var run = new FixRun("GEN0202", "namespace Acme.Actions.Gcs;\n\nclass User()\n{\n    void Run() => new Acme.Actions.Store.S3().Copy();\n}\n", Plugins) { Properties = s_properties };

        Assert.Equal(
            "using Acme.Shared;\nusing Microsoft.Extensions.DependencyInjection;\n\nnamespace Acme.Actions.Gcs;\n\nclass User([FromKeyedServices(\"s3\")] ICopy s3)\n{\n    void Run() => s3.Copy();\n}\n",
            (await run.Fix((await run.Offers()).ToList().IndexOf(Title), gone: 2))[0]);
    }

    [Fact]
    public async Task Shared_code_is_mended_too()
    {
        using var run = new FixRun("GEN0201", Source("class User()\n{\n    void Run() => new S3().Copy();\n}", "\n").Replace("Acme.Actions.Gcs", "Acme.Shared", StringComparison.Ordinal), Plugins) { Properties = s_properties };

        Assert.Contains(Title, await run.Offers());
    }

    [Theory]
    [InlineData("static class User { static S3 s_s3 = new S3(); }")]
    [InlineData("class User { static readonly S3 s_s3 = new S3(); }")]
    [InlineData("class User { static void Run() => new S3().Copy(); }")]
    [InlineData("class User { void Run() { static void Do() => new S3().Copy(); Do(); } }")]
    [InlineData("class User { System.Action Run = static () => new S3().Copy(); }")]
    [InlineData("class User { static User() { new S3().Copy(); } }")]
    [InlineData("struct User { void Run() => new S3().Copy(); }")]
    [InlineData("record User { void Run() => new S3().Copy(); }")]
    [InlineData("interface IUser { void Run() => new S3().Copy(); }")]
    [InlineData("class User { public User() { } public User(int n) { } void Run() => new S3().Copy(); }")]
    [InlineData("class User { public User() { } public User(int n) { new S3().Copy(); } }")]
    [InlineData("class User { [ActivatorUtilitiesConstructor] public User() { } public User(int n) { } void Run() => new S3().Copy(); }")]
    [InlineData("class User { void Run() => new Arguments(1).Copy(); }")]
    [InlineData("class User { object One = new S3 { Number = 1 }; }")]
    [InlineData("class User { void Run() => new S3().More(); }")]
    [InlineData("class User { S3 _s3 = new(); void Run() => _s3.More(); }")]
    [InlineData("class User { S3 Make() => new S3(); }")]
    [InlineData("class User { object One = new Two(); }")]
    [InlineData("class User { object One = new Own(); }")]
    [InlineData("class User { object One = new None(); }")]
    [InlineData("class User { void Run() { using var one = new Disposable(); } }")]
    [InlineData("class User { void Run() { using (new Disposable()) { } } }")]
    [InlineData("class User { ICopy? _one; void Run() { _one ??= new S3(); } }")]
    [InlineData("class User { object[] One = [new S3()]; }")]
    [InlineData("class User { void Run() => new S3().Copy(); static User Make() => new User(); }")]
    [InlineData("class User { void Run() => new S3().Copy(); } class Derived : User;")]
    [InlineData("class User { void Run() => new S3().Copy(); } class Maker { User Make() => new(); }")]
    public async Task It_is_not_offered_where_there_is_no_clear_way_or_it_would_not_compile(string code)
    {
        using var run = new FixRun("GEN0202", Source(code, "\n"), Plugins) { Properties = s_properties };

        Assert.DoesNotContain(await run.Offers(), static title => title.StartsWith("Take", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("class User { void Run() => new S3().Copy(); }", "class Maker { object Make() => new User(); }")]
    [InlineData("class User { void Run() => new S3().Copy(); }", "class Derived : User;")]
    [InlineData("class User { void Run() => new S3().Copy(); }", "class Maker<T> where T : new(); class Made : Maker<User>;")]
    [InlineData("partial class User { public S3 One { get; } = new S3(); }", "[Gen.Plugins.PluginTier(Gen.Plugins.PluginTier.Runtime)] class Reader { void Run(User user) => user.One.More(); }")]
    [InlineData("partial class User { void Run() => new S3().Copy(); }", "partial class User { public User() { } }")]
    public async Task Nor_where_another_file_would_not_compile(string code, string other)
    {
        using var run = new FixRun("GEN0202", Source(code, "\n"), Plugins, "namespace Acme.Actions.Gcs;\n" + other) { Properties = s_properties };

        Assert.DoesNotContain(await run.Offers(), static title => title.StartsWith("Take", StringComparison.Ordinal));
    }

    [Fact]
    public async Task All_of_a_file_come_through_one_parameter_of_each_class()
    {
        const string Code = """
            class User
            {
                readonly S3 _one = new S3();
                readonly ICopy _two = new S3();

                void Run() => new S3().Copy();
                void More() => new S3().More();
            }
            class Other(int number)
            {
                int N => number;
                void Run() { new S3().Copy(); new S3().Copy(); }
            }
            """;
        const string Mended = """
            class User
            {
                readonly ICopy _one;
                readonly ICopy _two;

                public User([FromKeyedServices("s3")] ICopy s3)
                {
                    _one = s3;
                    _two = s3;
                }

                void Run() => _one.Copy();
                void More() => new S3().More();
            }
            class Other(int number, [FromKeyedServices("s3")] ICopy s3)
            {
                int N => number;
                void Run() { s3.Copy(); s3.Copy(); }
            }
            """;
        using var run = new FixRun("GEN0202", Source(Code, "\n"), Plugins) { Properties = s_properties };

        var offer = (await run.Offers()).ToList().IndexOf(Title);
        Assert.Equal(Source(Mended, "\n"), (await run.FixAll(offer, left: 2, FixAllScope.Document))[0]);
    }

    private static string Source(string code, string lineEnd) =>
        ("using Acme.Actions.Store;\nusing Acme.Shared;\nusing Microsoft.Extensions.DependencyInjection;\n\nnamespace Acme.Actions.Gcs;\n\n" + code.ReplaceLineEndings("\n") + "\n").Replace("\n", lineEnd, StringComparison.Ordinal);
}
