namespace Gen.Plugins.Model.Migrations;

/// <summary>Tells plugins of one name apart.</summary>
internal static class MigrationOwners
{
    /// <summary>What each plugin is called where its migrations are listed: its name, or <c>contract/name</c> where several of the project bear that.</summary>
    /// <param name="plugins">Names, and the names of the contracts.</param>
    public static string[] Of(IReadOnlyList<(string Name, IEnumerable<string> Contracts)> plugins)
    {
        var count = plugins.GroupBy(static p => p.Name, StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.Count(), StringComparer.Ordinal);
        return [.. plugins.Select(p => count[p.Name] == 1 ? p.Name : $"{p.Contracts.OrderBy(static c => c, StringComparer.Ordinal).FirstOrDefault()}/{p.Name}")];
    }
}
