namespace Gen.Plugins.Analyzers.Tests;

public sealed class ConstructorTests
{
    [Theory]
    [InlineData("private S3() { }", "it has no public constructor. Make one public, or mark an internal one with [ActivatorUtilitiesConstructor].")]
    [InlineData("internal S3() { }", "it has no public constructor. Make one public, or mark an internal one with [ActivatorUtilitiesConstructor].")]
    [InlineData("public S3() { } public S3(string s) { }", "it has several public constructors. Mark the one to call with [ActivatorUtilitiesConstructor].")]
    [InlineData("public S3() { } public S3(string s) { } public S3(int i) { }", "it has several public constructors. Mark the one to call with [ActivatorUtilitiesConstructor].")]
    [InlineData("[ActivatorUtilitiesConstructor] public S3() { } [ActivatorUtilitiesConstructor] public S3(string s) { }", "several of its constructors are marked with [ActivatorUtilitiesConstructor]. Leave the mark on one.")]
    public async Task A_plugin_without_a_clear_constructor_is_reported_at_its_name(string members, string reason)
    {
        var messages = await new PluginProject(Plugin("{|GEN0105:S3|}", members)).Expect();

        Assert.Equal(["'S3' cannot be created: " + reason], messages);
    }

    [Theory]
    [InlineData("in string {|GEN0105:p|}", "is 'in'")]
    [InlineData("ref string {|GEN0105:p|}", "is 'ref'")]
    [InlineData("ref readonly string {|GEN0105:p|}", "is 'ref'")]
    [InlineData("out string {|GEN0105:p|}", "is 'out'")]
    [InlineData("int* {|GEN0105:p|}", "is a pointer")]
    [InlineData("delegate*<void> {|GEN0105:p|}", "is a pointer")]
    [InlineData("int*[] {|GEN0105:p|}", "is a pointer")]
    [InlineData("Span<int> {|GEN0105:p|}", "lives on the stack")]
    [InlineData("IServiceProvider a, ReadOnlySpan<char> {|GEN0105:p|}", "lives on the stack")]
    public async Task A_parameter_that_no_service_can_be_passed_to_is_reported(string parameters, string kind)
    {
        var messages = await new PluginProject(Plugin("S3", $"public unsafe S3({parameters}) {{ throw new Exception(); }}")).Expect();

        Assert.Equal([$"'S3' cannot be created: parameter 'p' {kind}, and a service is an object that is passed by value. Change the parameter, or mark another constructor with [ActivatorUtilitiesConstructor]."], messages);
    }

    [Fact]
    public async Task A_marked_constructor_that_is_out_of_reach_is_reported_where_it_stands()
    {
        var messages = await new PluginProject(Plugin("S3", "public S3() { } [ActivatorUtilitiesConstructor] private {|GEN0105:S3|}(string s) { }")).Expect();

        Assert.Equal(["'S3' cannot be created: the constructor marked with [ActivatorUtilitiesConstructor] is private or protected. Make it internal or public."], messages);
    }

    [Fact]
    public async Task A_parameter_of_a_type_that_cannot_be_named_is_reported_beside_what_the_compiler_says()
    {
        var messages = await new PluginProject(Plugin("S3", "public S3(Hidden {|GEN0105:p|}) { } private sealed class Hidden;")) { HasErrors = true }.Expect();

        Assert.Equal(["'S3' cannot be created: generated code cannot name the type of parameter 'p'. Make that type internal or public."], messages);
    }

    [Fact]
    public async Task A_key_that_cannot_be_named_is_reported()
    {
        var messages = await new PluginProject(Plugin("S3", "public S3([FromKeyedServices(typeof(Hidden))] string {|GEN0105:p|}, [FromKeyedServices(typeof(S3))] string q) { } private sealed class Hidden;")).Expect();

        Assert.Equal(["'S3' cannot be created: generated code cannot name the key of parameter 'p'. Make its type internal or public."], messages);
    }

    [Theory]
    [InlineData("[Obsolete(\"Gone.\", true)] public {|GEN0105:S3|}() { }")]
    [InlineData("public {|GEN0105:S3|}(__arglist) { }")]
    public async Task A_constructor_that_generated_code_may_not_call_is_reported_where_it_stands(string constructor)
    {
        var messages = await new PluginProject(Plugin("S3", constructor)).Expect();

        Assert.Equal(["'S3' cannot be created: its constructor is obsolete as an error, or takes a list of any arguments. Mark another one with [ActivatorUtilitiesConstructor]."], messages);
    }

    [Theory]
    [InlineData("public required string Region { get; init; } public required int Port;", "", "{|GEN0105:S3|}", "the required members 'Region', 'Port'")]
    [InlineData("public required string Region { get; init; }", "public {|GEN0105:S3|}() { }", "S3", "the required member 'Region'")]
    public async Task A_constructor_that_leaves_required_members_unset_is_reported(string members, string constructor, string name, string unset)
    {
        var messages = await new PluginProject(Plugin(name, members + constructor)).Expect();

        Assert.Equal([$"'S3' cannot be created: its constructor leaves {unset} unset. Set it there and mark the constructor with [SetsRequiredMembers], or remove 'required'."], messages);
    }

    [Fact]
    public async Task Inherited_required_members_count() =>
        await new PluginProject("""
            using Gen.Plugins;
            [Plugin("s3")] public sealed class {|GEN0105:S3|} : Base;
            public abstract class Base : Acme.ILoad { public required string Region { get; init; } }
            """).Expect();

    [Theory]
    [InlineData("")]
    [InlineData("public S3(string s) { }")]
    [InlineData("public S3(string s) { } internal S3() { } private S3(int i) { } static S3() { }")]
    [InlineData("public S3(string s) { } [ActivatorUtilitiesConstructor] public S3() { }")]
    [InlineData("public S3(string s) { } [ActivatorUtilitiesConstructor] internal S3() { }")]
    [InlineData("public S3([FromKeyedServices(\"x\")] string? s = null, int[]? numbers = null, System.Collections.Generic.IEnumerable<string>? all = null) { }")]
    [InlineData("public required string Region { get; init; } [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public S3() { Region = \"\"; }")]
    public async Task A_plugin_with_a_clear_constructor_is_not_reported(string members) =>
        await new PluginProject(Plugin("S3", members)).Expect();

    [Theory]
    [InlineData("internal sealed class S3(IServiceProvider services) : Acme.ILoad { public object Services => services; }")]
    [InlineData("internal sealed record S3(string Name) : Acme.ILoad;")]
    [InlineData("internal sealed class S3(in int {|GEN0105:p|}) : Acme.ILoad { public int P = p; }")]
    [InlineData("internal sealed class {|GEN0105:S3|}(int p) : Acme.ILoad { public S3() : this(1) { } public int P = p; }")]
    public async Task A_primary_constructor_is_a_constructor(string declaration) =>
        await new PluginProject($$"""
            using Gen.Plugins;
            using System;
            [Plugin("s3")]
            {{declaration}}
            """).Expect();

    [Theory]
    [InlineData("public S3(Unknown u) { }")]
    [InlineData("public S3(System.Collections.Generic.List<Unknown[]> u) { }")]
    [InlineData("public S3(int i, in Unknown u) { }")]
    public async Task A_parameter_of_an_unknown_type_is_left_to_the_compiler(string members) =>
        await new PluginProject(Plugin("S3", members)) { HasErrors = true }.Expect();

    private static string Plugin(string name, string members) => $$"""
        using Gen.Plugins;
        using Microsoft.Extensions.DependencyInjection;
        using System;
        [Plugin("s3")]
        public sealed class {{name}} : Acme.ILoad
        {
            {{members}}
        }
        """;
}
