using System.Globalization;
using System.Text;
using Gen.Plugins.Generators.Model;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Tables;

namespace Gen.Plugins.Generators.Emitting;

/// <summary>Prints a host's registry: the look-up tables as read-only data, the factories as a tree of small switches, and <c>AddPlugins()</c>.</summary>
internal static class HostEmitter
{
    private const int NumbersPerLine = 24;

    public static string Emit(HostTables host, HostOptions options, bool seesAnotherHost, LanguageOptions language)
    {
        var source = EmittedNames.Start(language.Nullable);
        var table = EmittedNames.HostTable(host.AssemblyName);
        var inNamespace = options.RootNamespace.Length > 0;
        if (inNamespace)
        {
            source.Open("namespace " + options.RootNamespace);
        }

        source.Line("/// <summary>The plugins that are compiled into this host.</summary>")
            .Line(EmittedNames.GeneratedClass.Replace(", global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)", ""))
            .Open("internal static partial class " + HostParser.RegistryClass)
            .Line("/// <summary>All of them, in order.</summary>")
            .Line("public static global::Gen.Plugins.PluginRegistry Registry { get; } = new global::Gen.Plugins.PluginRegistry(new global::", EmittedNames.RegistrarNamespace, ".", table, "());")
            .Close();
        if (inNamespace)
        {
            source.Close();
        }

        var registry = $"global::{(inNamespace ? options.RootNamespace + "." : "")}{HostParser.RegistryClass}.Registry";
        AddPluginsEmitter.Emit(source, registry, options.RootNamespace, seesAnotherHost);

        source.Line().Open("namespace " + EmittedNames.RegistrarNamespace)
            .Line(EmittedNames.GeneratedClass)
            .Open($"internal sealed class {table} : {EmittedNames.Services}PluginTable")
            .Open($"public {table}() : base({Text(host.Plugins.Count)}, {Text(host.Contracts.Count)}, {Text(host.PluginBits)}, {Text(host.Lookup.Head)}, {Text(host.Lookup.Tail)})")
            .Close()
            .Line();
        Spans(source, host);
        Rows(source, host, language.Utf8Literals);
        source.Line();
        SwitchTree.Emit(
            source,
            $"public override {EmittedNames.Services}PluginFactory Factory(int plugin)",
            $"private static {EmittedNames.Services}PluginFactory Factory",
            "plugin",
            host.Plugins.Count,
            i => "return new " + host.Plugins[i].Factory + "();");
        source.Line();
        SwitchTree.Emit(
            source,
            "public override global::Gen.Plugins.PluginContractDescriptor Contract(int contract)",
            "private static global::Gen.Plugins.PluginContractDescriptor Contract",
            "contract",
            host.Contracts.Count,
            i => "return " + host.Contracts[i].Access + "();");
        Lifetimes(source, host);
        return source.Close().Close().ToString();
    }

    private static void Spans(SourceWriter source, HostTables host)
    {
        Span(source, "Seeds", "ushort", host.Lookup.Seeds.Select(static s => Text(s)));
        Span(source, "Entries", "int", host.Entries.Select(static e => Text(e)));
        Span(source, "Checks", "uint", host.Checks.Select(static c => c.ToString(CultureInfo.InvariantCulture)));
        if (host.Runs.Count > 0)
        {
            Span(source, "Runs", "int", host.Runs.Select(static r => Text(r)));
        }
    }

    private static void Rows(SourceWriter source, HostTables host, bool utf8Literals)
    {
        source.Line("public override global::System.ReadOnlySpan<byte> Row(int plugin) => Row(plugin,");
        Numbers(source, "int", host.RowEnds.Select(static e => Text(e)), ",");
        if (utf8Literals)
        {
            source.Raw("@\"").Raw(host.Rows.Replace("\"", "\"\"")).Raw("\"u8);\n");
        }
        else
        {
            Numbers(source, "byte", Encoding.UTF8.GetBytes(host.Rows).Select(static b => Text(b)), ");");
        }
    }

    private static void Lifetimes(SourceWriter source, HostTables host)
    {
        source.Line().Open($"public override {EmittedNames.Services}PluginLifetimes Lifetimes(int contract)").Open("switch (contract)");
        for (var i = 0; i < host.Lifetimes.Count; i++)
        {
            var lifetimes = host.Lifetimes[i];
            var names = lifetimes.Singletons.Length + lifetimes.Scoped.Length + lifetimes.Transients.Length == 0
                ? ""
                : $", \"{lifetimes.Singletons}\", \"{lifetimes.Scoped}\", \"{lifetimes.Transients}\"";
            source.Line($"case {Text(i)}: return new {EmittedNames.Services}PluginLifetimes((global::Microsoft.Extensions.DependencyInjection.ServiceLifetime){Text(lifetimes.Most)}{names});");
        }

        source.Line("default: throw new global::System.ArgumentOutOfRangeException(\"contract\");").Close().Close();
    }

    private static void Span(SourceWriter source, string property, string type, IEnumerable<string> numbers)
    {
        source.Line("public override global::System.ReadOnlySpan<", type, "> ", property, " =>");
        Numbers(source, type, numbers, ";");
        source.Line();
    }

    /// <summary>An array that the compiler turns into data of the image, because it becomes a read-only span at once.</summary>
    private static void Numbers(SourceWriter source, string type, IEnumerable<string> numbers, string end)
    {
        source.Line($"    new {type}[]").Open();
        var line = new StringBuilder();
        var count = 0;
        foreach (var number in numbers)
        {
            line.Append(number).Append(", ");
            if (++count % NumbersPerLine == 0)
            {
                source.Line(line.ToString(0, line.Length - 1));
                line.Clear();
            }
        }

        if (line.Length > 0)
        {
            source.Line(line.ToString(0, line.Length - 1));
        }

        source.Close("}" + end);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
