using Gen.Worker.Runtime.Playbooks;

namespace Gen.Worker.Runtime.Templates;

/// <summary>A value of a playbook, which may hold expressions. Immutable; parsed once for a playbook, rendered once for each run.</summary>
/// <param name="Location">Where it stands.</param>
internal abstract record Template(SourceLocation Location)
{
    /// <summary>All names that it needs from outside, so that they can be checked before a run.</summary>
    public abstract IEnumerable<Reference> References { get; }

    /// <summary>Writes the value with all expressions evaluated.</summary>
    /// <exception cref="PlaybookException">An expression has no value, or the value is larger than allowed.</exception>
    public abstract void WriteTo(TemplateWriter writer);
}
