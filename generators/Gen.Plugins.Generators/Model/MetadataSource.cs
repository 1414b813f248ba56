namespace Gen.Plugins.Generators.Model;

/// <summary>An attribute that is typed metadata of a plugin.</summary>
/// <param name="Creation">A C# expression that creates it.</param>
/// <param name="Text">The attribute as text, for tools: <c>Acme.Rate(5, Burst = 2)</c>.</param>
internal sealed record MetadataSource(string Creation, string Text);
