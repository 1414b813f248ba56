namespace Gen.Plugins.Tool.Output.Documents;

/// <param name="Id">What edges call it.</param>
/// <param name="Name">As messages say it: <c>postgres (action)</c>.</param>
/// <param name="Tier">The tier, <c>plugin-free</c> or <c>none</c>.</param>
/// <param name="Plugin">The plugin, if it is one.</param>
/// <param name="Assemblies">The assemblies that it is in.</param>
/// <param name="Types">How many types it has.</param>
/// <param name="UsesOut">How often it uses others.</param>
/// <param name="UsesIn">How often others use it.</param>
internal sealed record DrawnSlice(int Id, string Name, string Tier, string? Plugin, IReadOnlyList<string> Assemblies, int Types, int UsesOut, int UsesIn);
