using System.Globalization;
using System.Reflection.Emit;
using System.Reflection.PortableExecutable;
using System.Text;
using Gen.Plugins.Tool.Tests.Support;
using Gen.Plugins.Tool.Tiers.Reading;

namespace Gen.Plugins.Tool.Tests.Tiers;

public sealed class UseCountTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Each of these lines is one use of <c>Acme.Shared.S</c> by <c>Acme.Actions.A.T</c>, or as many as it says.</summary>
    [Theory]
    [InlineData("", 0)]
    [InlineData("public S? Field;", 1)]
    [InlineData("public List<S[,]>[]? Field;", 1)]
    [InlineData("public void M(S one, S two) { }", 1)]
    [InlineData("public S M() => null!;", 1)]
    [InlineData("public abstract S P { get; }", 1)]
    [InlineData("public abstract S P { get; set; }", 2)]
    [InlineData("public void M<U>() where U : S { }", 1)]
    [InlineData("public Type M() => typeof(S);", 1)]
    [InlineData("public object M() => new S();", 1)]
    [InlineData("public object M() => new S[3];", 1)]
    [InlineData("public void M() => S.Do();", 1)]
    [InlineData("public void M() { S.Do(); S.Do(); }", 2)]
    [InlineData("public bool M(object o) => o is S;", 1)]
    [InlineData("public object M() => Make<S>(); static object Make<U>() => null!;", 1)]
    [InlineData("public object M() => Factory.Make();", 1)]
    [InlineData("public int M() => S.Constant;", 0)]
    [InlineData("public string M() => nameof(S);", 0)]
    [InlineData("public Func<object> M() => () => new S();", 1)]
    [InlineData("public async Task M() { await Task.Yield(); S.Do(); }", 1)]
    [InlineData("public IEnumerable<int> M() { S.Do(); yield return 1; }", 1)]
    [InlineData("public void M() { try { S.Do(); } catch (Fault) { } }", 1)]
    [InlineData("public unsafe void M(delegate*<S, void> p) { }", 1)]
    [InlineData("[Named(typeof(S))] public void M() { }", 1)]
    [InlineData("[Named(null, Type = typeof(List<S>))] public void M() { }", 1)]
    [InlineData("[Named(null, Types = new[] { typeof(int), typeof(S) })] public void M() { }", 1)]
    [InlineData("[Named(null, Value = new object[] { 1, \"x\", typeof(S) })] public void M() { }", 1)]
    [InlineData("[return: Named(typeof(S))] public void M([Named(typeof(S))] int p) { }", 2)]
    public void A_place_counts_once_for_each_type_that_it_names(string member, int expected)
    {
        var file = _folder.Write("Acme.Uses.dll", Compiled.Library("Acme.Uses", $$"""
            using System; using System.Collections.Generic; using System.Threading.Tasks; using Acme.Shared; using Acme.Other;
            [assembly: Gen.Plugins.CompilerServices.TierManifest(Convention = true)]
            namespace Acme.Shared { public class S { public const int Constant = 1; public static void Do() { } } public class Fault : Exception; public static class Factory { public static S Make() => null!; } }
            namespace Acme.Other { public class NamedAttribute(Type? type) : Attribute { public Type? Given => type; public Type? Type { get; set; } public Type[]? Types { get; set; } public object? Value { get; set; } } }
            namespace Acme.Actions.A { public abstract class T { {{member}} } }
            """ + Tiered.Attributes).Image);

        var reading = TierReader.Read(file, withUses: true);

        Assert.Equal(expected, reading.Uses.Where(u => reading.Catalog.Types[u.Key.From]!.Name == "Acme.Actions.A.T" && reading.Catalog.Types[u.Key.To]!.Name == "Acme.Shared.S").Sum(static u => u.Value));
    }

    /// <summary>Base types and interfaces, the handles of explicit implementations, and constraints of types.</summary>
    [Fact]
    public void Declarations_count_too()
    {
        var file = _folder.Write("Acme.Uses.dll", Compiled.Library("Acme.Uses", """
            [assembly: Gen.Plugins.CompilerServices.TierManifest(Convention = true)]
            namespace Acme.Shared { public class S; public interface I { void Do(); } }
            namespace Acme.Actions.A { public class T<U> : Acme.Shared.S, Acme.Shared.I where U : Acme.Shared.S { void Acme.Shared.I.Do() { } } }
            """ + Tiered.Attributes).Image);

        var reading = TierReader.Read(file, withUses: true);

        // The constructor calls that of the base type.
        Assert.Equal(
            [("Acme.Actions.A.T`1", "Acme.Shared.I", 2), ("Acme.Actions.A.T`1", "Acme.Shared.S", 3)],
            reading.Uses.Select(u => (reading.Catalog.Types[u.Key.From]!.Name, reading.Catalog.Types[u.Key.To]!.Name, u.Value)).Order());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Counts_what_the_slow_and_obvious_way_counts(int seed)
    {
        var compiled = Compiled.Library("Acme.Random", RandomSource(seed) + Tiered.Attributes);
        using var image = new PEReader(new MemoryStream(compiled.Image));

        var reading = TierReader.Read(_folder.Write("Acme.Random.dll", compiled.Image), withUses: true);

        var expected = new SlowUses(image, static name => name[..Math.Max(0, name.LastIndexOf('.'))]).Count();
        Assert.True(expected.Count > 50 && expected.Values.Max() > 3);
        Assert.Equal(
            expected.Select(static u => $"{u.Key.From} -> {u.Key.To}: {u.Value}").Order(StringComparer.Ordinal),
            reading.Uses.Select(u => $"{reading.Catalog.Types[u.Key.From]!.Name} -> {reading.Catalog.Types[u.Key.To]!.Name}: {u.Value}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Knows_the_operands_of_all_instructions_that_the_runtime_knows()
    {
        foreach (var instruction in typeof(OpCodes).GetFields().Select(static f => (OpCode)f.GetValue(null)!).Where(static c => c.OpCodeType != OpCodeType.Nternal))
        {
            var expected = instruction.OperandType switch
            {
                OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig => IlTokens.Token,
                OperandType.InlineNone or OperandType.InlineSwitch => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                _ => 4,
            };

            Assert.Equal((instruction.Name, expected), (instruction.Name, instruction.Size == 1 ? IlTokens.OfFirstPage(instruction.Value & 0xff) : IlTokens.OfSecondPage(instruction.Value & 0xff)));
        }
    }

    /// <summary>Types over four places that use each other in all ways that come to mind.</summary>
    private static string RandomSource(int seed)
    {
        const int Types = 24;
        string[] spaces = ["Acme.Runtime", "Acme.Shared", "Acme.Actions.A", "Acme.Actions.B", "Acme.Controllers.C", "Acme.Host"];
        var random = new Random(seed);
        string Space(int type) => spaces[type % spaces.Length];
        string Name(int type) => $"global::{Space(type)}.T{type.ToString(CultureInfo.InvariantCulture)}";
        string Any() => Name(random.Next(Types));
        var source = new StringBuilder("using System; using System.Collections.Generic; using System.Linq; using System.Threading.Tasks;\n[assembly: Gen.Plugins.CompilerServices.TierManifest(Convention = true)]\n");
        source.Append("namespace Acme.Shared { public class BoxAttribute(Type type) : Attribute { public Type Type => type; public Type? Other; } public class Box<T> { public T Value = default!; public static Box<T> Make() => new(); public U To<U>() => default!; } }\n");
        for (var type = 0; type < Types; type++)
        {
            var argument = Any();
            source.Append(CultureInfo.InvariantCulture, $"namespace {Space(type)} {{ [Acme.Shared.Box(typeof({Any()}), Other = typeof({Any()}))] public partial class T{type} : I{type}<{argument}> {{\n")
                .Append(CultureInfo.InvariantCulture, $"  public static {Any()} Known = null!; public static {Any()}[,] Table = null!; public event Action<{Any()}>? Raised; public class Nested {{ public {Any()}? F; }}\n  void I{type}<{argument}>.Do() {{ }}\n");
            for (var member = 0; member < 6; member++)
            {
                var constraint = Any();
                var body = random.Next(10) switch
                {
                    0 => $"var x = {Any()}.Known; var y = {Any()}.Table; return x ?? (object)y;",
                    1 => $"return Acme.Shared.Box<{Any()}>.Make().To<{Any()}>();",
                    2 => $"try {{ return new {Any()}(); }} catch (InvalidOperationException e) when (e.Data is {Any()}) {{ return e; }}",
                    3 => $"Func<{Any()}, object> f = x => new List<{Any()}> {{ }}.Select(y => y.Equals(x) ? (object)new {Any()}() : y); return f;",
                    4 => $"return o switch {{ {Any()} a => a, {Any()}[] b => b.Length, _ => typeof(Dictionary<,>) }};",
                    5 => $"unsafe {{ delegate*<{Any()}, {Any()}> p = null; return p(null!); }}",
                    6 => $"foreach (var x in new {Any()}.Nested[2]) {{ o = x.F ?? o; }} return o;",
                    7 => $"return new {{ A = new {Any()}(), B = (1, new {Any()}()) }};",
                    8 => $"Span<int> s = stackalloc int[3]; var r = default(ValueTuple<{Any()}, {Any()}>); switch (s[0]) {{ case 0: return r; case 1: return 1; case 2: return 2; case 3: return new {Any()}(); }} return o;",
                    _ => $"{Any()} Local<U>() where U : {constraint} => null!; return Local<{constraint}>() ?? Later().GetAwaiter().GetResult(); async Task<object> Later() {{ await Task.Yield(); return new {Any()}(); }}",
                };
                source.Append(CultureInfo.InvariantCulture, $"  public object M{member}(object o, {Any()}? p{member}) {{ {body} }}\n");
            }

            source.Append(CultureInfo.InvariantCulture, $"}} public interface I{type}<U> {{ void Do(); }} }}\n");
        }

        return source.ToString();
    }
}
