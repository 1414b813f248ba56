using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Templates.Expressions;

namespace Gen.Worker.Runtime.Templates;

/// <summary>A name that a template needs from outside.</summary>
/// <param name="Root">The name.</param>
/// <param name="Place">Where it stands.</param>
internal readonly record struct Reference(string Root, Place Place)
{
    public SourceLocation Location => Place.Location;
}
