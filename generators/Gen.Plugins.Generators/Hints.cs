namespace Gen.Plugins.Generators;

/// <summary>The names of the generated files.</summary>
internal static class Hints
{
    public const string Registrar = "Gen.Plugins.Registrar.g.cs";
    public const string Host = "Gen.Plugins.HostPlugins.g.cs";
}
