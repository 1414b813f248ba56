namespace Gen.Plugins.Generators.Model;

/// <summary>What the project's C# knows.</summary>
/// <param name="Nullable">C# 8: <c>#nullable enable</c>.</param>
/// <param name="Utf8Literals">C# 11: <c>"text"u8</c>.</param>
internal sealed record LanguageOptions(bool Nullable, bool Utf8Literals);
