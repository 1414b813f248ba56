namespace Gen.Plugins.Generators.Model;

/// <summary>A constructor parameter.</summary>
/// <param name="Kind">Where its value comes from.</param>
/// <param name="Name">Its name, for messages.</param>
/// <param name="Type">Its type, as C# names it.</param>
/// <param name="Key">The key, as a C# expression, if it is a keyed service.</param>
/// <param name="Default">Its default value, as a C# expression, if it has one.</param>
internal sealed record ParameterSource(ParameterKind Kind, string Name, string Type, string? Key, string? Default);

internal enum ParameterKind
{
    Service,
    KeyedService,
    ServiceProvider,
    PluginName,
}
