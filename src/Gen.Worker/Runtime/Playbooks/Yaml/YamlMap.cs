namespace Gen.Worker.Runtime.Playbooks.Yaml;

/// <summary>A map; its keys are text, and each is there once.</summary>
internal sealed record YamlMap(SourceLocation Location, IReadOnlyList<KeyValuePair<YamlScalar, YamlNode>> Members, long Size, int Height)
    : YamlNode(Location, Size, Height);
