namespace Gen.Worker.Runtime.Playbooks;

/// <summary>A place in a playbook's file. Lines and columns count from 1.</summary>
/// <param name="File">The file, as the user named it.</param>
/// <param name="Line">The line.</param>
/// <param name="Column">The column.</param>
public readonly record struct SourceLocation(string File, int Line, int Column)
{
    /// <summary>Returns <c>file(line,column)</c>, which editors and terminals make clickable.</summary>
    public override string ToString() => FormattableString.Invariant($"{File}({Line},{Column})");
}
