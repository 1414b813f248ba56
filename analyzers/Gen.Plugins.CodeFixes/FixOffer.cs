using Microsoft.CodeAnalysis.Editing;

namespace Gen.Plugins.CodeFixes;

/// <summary>One thing that can be done about a diagnostic.</summary>
/// <param name="Title">What the editor shows.</param>
/// <param name="Key">The same for all that "fix all" does together.</param>
/// <param name="Edit">Does it.</param>
internal sealed record FixOffer(string Title, string Key, Action<SyntaxEditor> Edit);
