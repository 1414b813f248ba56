namespace Gen.Plugins;

/// <summary>No controller or action code may be used in this assembly (GEN0204): a server, for example.</summary>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class PluginFreeAttribute : Attribute
{
    /// <summary>Limits the rule to a namespace and those below it. Unset: the whole assembly, as the project's <c>PluginFree</c> says.</summary>
    public string? Namespace { get; set; }
}
