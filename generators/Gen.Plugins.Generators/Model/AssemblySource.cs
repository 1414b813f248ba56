namespace Gen.Plugins.Generators.Model;

/// <summary>What the generator needs to know of the assembly that it runs in.</summary>
/// <param name="Name">Its simple name.</param>
/// <param name="Version">The version that its plugins have by default.</param>
/// <param name="CanName">Whether generated code can name <c>Gen.Plugins</c>, <c>System</c> and <c>Microsoft</c>: no type of the project hides them.</param>
internal sealed record AssemblySource(string Name, string Version, bool CanName);
