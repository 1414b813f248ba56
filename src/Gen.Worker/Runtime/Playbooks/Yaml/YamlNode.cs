namespace Gen.Worker.Runtime.Playbooks.Yaml;

/// <summary>A node of a YAML file, immutable. Aliases share nodes, so that size and height are counted when a node is made, not by walking it.</summary>
/// <param name="Location">Where it begins.</param>
/// <param name="Size">The nodes in it, itself included, with what aliases repeat.</param>
/// <param name="Height">How deep it is nested below itself.</param>
internal abstract record YamlNode(SourceLocation Location, long Size, int Height);
