namespace Gen.Worker.Runtime.Playbooks.Yaml;

/// <summary>A list.</summary>
internal sealed record YamlList(SourceLocation Location, IReadOnlyList<YamlNode> Items, long Size, int Height) : YamlNode(Location, Size, Height);
