namespace Gen.Worker.Shared.Secrets;

/// <summary>A secret as a playbook names it: <c>[source:]name[#member]</c>.</summary>
/// <param name="Source">The source, if it is named; otherwise all that are set up are asked.</param>
/// <param name="Name">The secret's name there.</param>
/// <param name="Member">The value of a map that is meant, if one is.</param>
public sealed record SecretName(string? Source, string Name, string? Member)
{
    /// <summary>Reads a name.</summary>
    /// <param name="text">The text. What stands before a colon is a source only if it is one.</param>
    /// <param name="isSource">Whether a source has that name.</param>
    public static SecretName Parse(string text, Func<string, bool> isSource)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(isSource);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var source = colon > 0 && isSource(text[..colon]) ? text[..colon] : null;
        var name = source is null ? text : text[(colon + 1)..];
        var mark = name.LastIndexOf('#');
        return mark > 0 && mark < name.Length - 1 ? new(source, name[..mark], name[(mark + 1)..]) : new(source, name, null);
    }
}
