using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Templates;

/// <summary>A value of a playbook, which may hold references. Immutable; rendered once for each run.</summary>
/// <param name="Location">Where it stands.</param>
internal abstract record Template(SourceLocation Location)
{
    /// <summary>All references in it, so that they can be checked before a run.</summary>
    public abstract IEnumerable<ValuePath> References { get; }

    /// <summary>Writes the value with all references resolved.</summary>
    /// <exception cref="PlaybookException">A reference leads nowhere, or the value is larger than allowed.</exception>
    public abstract void WriteTo(TemplateWriter writer);
}
