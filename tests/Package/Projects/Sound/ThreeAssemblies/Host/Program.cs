using Acme.Contracts;
using Acme.Host;
using Gen.Plugins;
using Microsoft.Extensions.DependencyInjection;

Console.WriteLine("# lists");
foreach (var plugin in HostPlugins.Registry.Plugins)
{
    Console.WriteLine(string.Join(" | ", plugin, plugin.TypeName, plugin.AssemblyName, plugin.Lifetime, plugin.Tier, plugin.HostVersion, plugin.Author, plugin.Description?.ReplaceLineEndings("/")) + ".");
    Console.WriteLine("  contracts " + string.Join(", ", plugin.Contracts.Select(contract => $"{contract.Name} {contract.Type}")));
    Console.WriteLine($"  aliases ({string.Join(", ", plugin.Aliases)})");
    Console.WriteLine($"  needs ({string.Join(", ", plugin.Dependencies.Select(needed => $"{needed.Name} {needed.VersionRange} {needed.Optional}"))})");
}

Console.WriteLine("# metadata");
var capacity = HostPlugins.Registry.Get<IStore>("memory").GetMetadata<CapacityAttribute>();
Console.WriteLine($"{capacity!.Rows} {capacity.Backup} {string.Join("+", capacity.Regions)} {capacity.Owner is null}");
Console.WriteLine(HostPlugins.Registry.Get<IStore>("disk").GetMetadata<CapacityAttribute>() is null);

Console.WriteLine("# finds");
Console.WriteLine(HostPlugins.Registry.TryGet<IStore>("ram", out var ram) ? ram.Name : "not found");
Console.WriteLine(HostPlugins.Registry.TryGet<Report>("memory", out _));
Console.WriteLine(HostPlugins.Registry.TryGet<IStore>("Memory", out _));
try
{
    HostPlugins.Registry.Get<IStore>("memroy");
}
catch (PluginNotFoundException exception)
{
    Console.WriteLine(exception.Message);
}

Console.WriteLine("# creates");
Console.WriteLine(((IStore)HostPlugins.Registry.Get<IStore>("null").Create()).Save("x"));

var services = new ServiceCollection().AddSingleton<IClock, Clock>().AddPlugins();
using (var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true }))
{
    using (var scope = provider.CreateScope())
    {
        var disk = scope.ServiceProvider.GetRequiredKeyedService<IStore>("disk");
        Console.WriteLine(disk.Save("a"));
        Console.WriteLine(ReferenceEquals(disk, scope.ServiceProvider.GetRequiredKeyedService<IStore>("disk")));
        Console.WriteLine(ReferenceEquals(provider.GetRequiredKeyedService<IStore>("ram"), scope.ServiceProvider.GetRequiredKeyedService<IStore>("memory")));
        Console.WriteLine(ReferenceEquals(provider.GetRequiredKeyedService<IStore>("both"), provider.GetRequiredKeyedService<IStore>("both")));

        Console.WriteLine("# IPlugins");
        var stores = scope.ServiceProvider.GetRequiredService<IPlugins<IStore>>();
        Console.WriteLine(string.Join(", ", stores.Names));
        Console.WriteLine(stores.Get("ram").Save("b"));
        Console.WriteLine(stores.TryGet("nothing", out _));

        Console.WriteLine("# IEnumerable");
        foreach (var store in scope.ServiceProvider.GetRequiredService<IEnumerable<IStore>>())
        {
            Console.WriteLine(store.GetType().Name);
        }

        foreach (var report in scope.ServiceProvider.GetServices<Report>())
        {
            Console.WriteLine(report.Print());
        }

        Console.WriteLine("# unknown");
        Console.WriteLine(provider.GetKeyedService<IStore>("nothing") is null);
        Console.WriteLine(ReferenceEquals(provider.GetRequiredService<PluginRegistry>(), HostPlugins.Registry));
        Console.WriteLine("# end of scope");
    }

    Console.WriteLine("# end of host");
}
