namespace Gen.Plugins.Analyzers.Names.Clashes;

/// <summary>A type, and a word that its attributes claim or refer to.</summary>
/// <param name="Type">The full metadata name of the type.</param>
/// <param name="Word"><see langword="null"/>: not written as a literal, so that only the compiler knows it.</param>
internal readonly record struct DeclaredWord(string Type, string? Word);
