namespace Gen.Plugins.Model.Migrations;

/// <summary>Finds migrations of one plugin that share a number although a database may be given both.</summary>
internal static class MigrationClash
{
    /// <summary>In the order of numbers, then of paths.</summary>
    public static IEnumerable<MigrationModel> Sort(IEnumerable<MigrationModel> migrations) =>
        migrations.OrderBy(static m => m.Number).ThenBy(static m => m.Path, StringComparer.Ordinal);

    /// <summary>Each migration that clashes with an earlier one, and that one.</summary>
    /// <param name="sorted">The migrations of one plugin, sorted.</param>
    public static IEnumerable<(MigrationModel Later, MigrationModel Earlier)> Find(IReadOnlyList<MigrationModel> sorted)
    {
        for (var i = 1; i < sorted.Count; i++)
        {
            for (var j = i - 1; j >= 0 && sorted[j].Number == sorted[i].Number; j--)
            {
                if (sorted[j].Meets(sorted[i]))
                {
                    yield return (sorted[i], sorted[j]);
                    break;
                }
            }
        }
    }
}
