using Gen.Plugins.Generators.Model;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model;
using Gen.Plugins.Model.Migrations;

namespace Gen.Plugins.Generators.Emitting;

/// <summary>
/// Prints an assembly's registrar and manifest: a factory for each plugin, which only this assembly can write because plugins may be internal,
/// and attributes of constants that describe plugins and contracts to the build of a host.
/// </summary>
internal static class RegistrarEmitter
{
    public static string Emit(AssemblySource assembly, EquatableArray<PluginSource> plugins, EquatableArray<ContractModel> declared, LanguageOptions language)
    {
        var source = EmittedNames.Start(language.Nullable);
        var implemented = new SortedDictionary<string, ContractModel>(StringComparer.Ordinal);
        foreach (var plugin in plugins)
        {
            foreach (var contract in plugin.Contracts)
            {
                implemented[contract.Id] = contract;
            }
        }

        var registrar = EmittedNames.Registrar(assembly.Name);
        source.Line("[assembly: ", EmittedNames.Services, $"PluginRegistrar({AssemblyManifest.CurrentFormat}, {CSharpText.Literal(plugins.Count == 0 ? "" : EmittedNames.RegistrarNamespace + "." + registrar)})]");
        foreach (var contract in declared.Where(c => !implemented.ContainsKey(c.Id)).Concat(implemented.Values).OrderBy(static c => c.Id, StringComparer.Ordinal))
        {
            Contract(source, contract, implemented.ContainsKey(contract.Id));
        }

        foreach (var plugin in plugins)
        {
            Manifest(source, plugin);
        }

        if (plugins.Count > 0)
        {
            source.Line().Open("namespace " + EmittedNames.RegistrarNamespace)
                .Line(EmittedNames.GeneratedClass)
                .Open("public static partial class " + registrar);
            foreach (var contract in implemented.Values)
            {
                var arguments = $"({CSharpText.Literal(contract.Name)}, {Flag(contract.Required)}, {Flag(contract.Single)});";
                source.Line("public static global::System.Type ", EmittedNames.ContractAccessor(contract.Id), "Type() => typeof(", contract.Access, ");")
                    .Line()
                    .Line("public static global::Gen.Plugins.PluginContractDescriptor ", EmittedNames.ContractAccessor(contract.Id), "() =>")
                    .Line("    global::Gen.Plugins.PluginContractDescriptor.Create<", contract.Access, ">", arguments)
                    .Line();
            }

            foreach (var plugin in plugins)
            {
                Factory(source, plugin);
            }

            source.Close().Close();
        }

        return source.ToString();
    }

    private static void Contract(SourceWriter source, ContractModel contract, bool implemented)
    {
        var named = (contract.Required ? ", Required = true" : "")
            + (contract.Single ? ", Single = true" : "")
            + (implemented ? $", Accessor = {CSharpText.Literal(EmittedNames.ContractAccessor(contract.Id))}" : "");
        source.Line("[assembly: ", EmittedNames.Services, $"ContractManifest({CSharpText.Literal(contract.Id)}, {CSharpText.Literal(contract.Name)}{named})]");
    }

    private static void Manifest(SourceWriter source, PluginSource plugin)
    {
        var model = plugin.Plugin;
        var contracts = CSharpText.Literal(string.Join(";", model.Contracts));
        var named = ManifestArguments.Text("Version", model.Version.Length == 0 ? null : model.Version)
            + ManifestArguments.Text("Description", model.Description)
            + ManifestArguments.Text("Author", model.Author)
            + ManifestArguments.Text("HostVersion", model.HostVersion)
            + ManifestArguments.Text("Replaces", model.Replaces)
            + ManifestArguments.Text("Migrations", model.Migrations)
            + (model.Tier is { } tier ? ", Tier = " + Number(tier) : "")
            + (model.Lifetime == Lifetimes.Transient ? "" : ", Lifetime = " + Number(model.Lifetime))
            + (model.Lifecycle ? ", Lifecycle = true" : "")
            + ManifestArguments.List("Before", model.Before)
            + ManifestArguments.List("After", model.After)
            + ManifestArguments.List("Aliases", model.Aliases.Select(static a => a.Until is null ? a.Name : a.Name + " " + a.Until))
            + ManifestArguments.List("Dependencies", model.Dependencies.Select(static d => (d.Optional ? "?" : "") + d.Name + (d.VersionRange is null ? "" : " " + d.VersionRange)))
            + ManifestArguments.List("Metadata", plugin.Metadata.Select(static m => m.Text));
        source.Line("[assembly: ", EmittedNames.Services, $"PluginManifest({CSharpText.Literal(model.Name)}, {CSharpText.Literal(model.TypeName)}, \"{model.Factory}\", ", contracts, named + ")]");
    }

    private static void Factory(SourceWriter source, PluginSource plugin)
    {
        source.Open($"public sealed class {plugin.Plugin.Factory} : {EmittedNames.Services}PluginFactory");
        if (plugin.Parameters.Count == 0)
        {
            source.Line("public override object Create(global::System.IServiceProvider services) => new ", plugin.Type, "();");
        }
        else
        {
            source.Line("public override object Create(global::System.IServiceProvider services) => new ", plugin.Type, "(");
            for (var i = 0; i < plugin.Parameters.Count; i++)
            {
                source.Line("    ", Argument(plugin.Parameters[i], plugin.Plugin.Name), i == plugin.Parameters.Count - 1 ? ");" : ",");
            }
        }

        if (plugin.Metadata.Count > 0)
        {
            source.Line().Line("public override object[] CreateMetadata() => new object[]").Open();
            foreach (var metadata in plugin.Metadata)
            {
                source.Line(metadata.Creation, ",");
            }

            source.Close("};");
        }

        // What stands there is printed from the files (MigrationEmitter), so that an edit of SQL leaves this file as it is.
        if (plugin.Plugin.Migrations is { } path && MigrationPath.FaultOf(path) is null)
        {
            source.Line().Line("public override global::Gen.Plugins.PluginMigration[] CreateMigrations() => ", EmittedNames.Migrations(plugin.Plugin.TypeName), ".Create();");
        }

        source.Close();
    }

    private static string Argument(ParameterSource parameter, string plugin)
    {
        var key = parameter.Key ?? CSharpText.Literal(plugin);
        var names = $"{CSharpText.Literal(plugin)}, {CSharpText.Literal(parameter.Name)}";
        return (parameter.Kind, parameter.Default) switch
        {
            (ParameterKind.ServiceProvider, _) => "Provider(services)",
            (ParameterKind.PluginName, _) => CSharpText.Literal(plugin),
            (ParameterKind.KeyedService, null) => $"Keyed<{parameter.Type}>(services, {key}, {names})",
            (ParameterKind.KeyedService, { } fallback) => $"KeyedOr<{parameter.Type}>(services, {key}, {fallback})",
            (_, null) => $"Service<{parameter.Type}>(services, {names})",
            (_, { } fallback) => $"ServiceOr<{parameter.Type}>(services, {fallback})",
        };
    }

    private static string Flag(bool flag) => flag ? "true" : "false";

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
