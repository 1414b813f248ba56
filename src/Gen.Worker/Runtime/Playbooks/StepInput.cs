using Gen.Worker.Runtime.Playbooks.Yaml;

namespace Gen.Worker.Runtime.Playbooks;

/// <summary>An input of a step, as it is written. Whether references in it count is the action's word.</summary>
public sealed class StepInput
{
    internal StepInput(YamlScalar name, YamlNode value)
    {
        Name = name.Text;
        Location = name.Location;
        Value = value;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Where the name stands.</summary>
    public SourceLocation Location { get; }

    internal YamlNode Value { get; }
}
