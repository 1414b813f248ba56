namespace Gen.Plugins;

/// <summary>A provider that provides nothing, for plugins that need nothing.</summary>
internal sealed class NoServices : IServiceProvider
{
    public static readonly NoServices Instance = new();

    public object? GetService(Type serviceType) => null;
}
