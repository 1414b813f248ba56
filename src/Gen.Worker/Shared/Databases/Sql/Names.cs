using Gen.Plugins.Model.Text;

namespace Gen.Worker.Shared.Databases.Sql;

/// <summary>What to say of an unknown name.</summary>
public static class Names
{
    private const int Most = 10;

    /// <summary>The nearest known names as a sentence, with a blank before it; nothing if none is near.</summary>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The names that are known.</param>
    public static string Nearest(string name, IEnumerable<string> known)
        => NearestNames.Find(name, [.. known]) is { Length: > 0 } nearest ? $" Did you mean {string.Join(" or ", nearest.Select(static n => $"'{n}'"))}?" : "";

    /// <summary>The nearest known names as a sentence, with a blank before it; or, if none is near, the first known ones.</summary>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The names that are known.</param>
    public static string Hint(string name, IEnumerable<string> known)
    {
        string[] all = [.. known];
        var nearest = NearestNames.Find(name, all);
        return (nearest.Length, all.Length) switch
        {
            ( > 0, _) => $" Did you mean {string.Join(" or ", nearest.Select(static n => $"'{n}'"))}?",
            (_, 0) => "",
            _ => $" Known: {string.Join(", ", all.Take(Most))}{(all.Length > Most ? ", ..." : "")}.",
        };
    }

    /// <summary>A table's column that a name means: the very one, or else the only one that differs in case alone.</summary>
    /// <param name="name">The name in the rows.</param>
    /// <param name="columns">The table's columns.</param>
    /// <param name="table">The table, for the message.</param>
    /// <exception cref="DatabaseException">There is none, or there are several.</exception>
    public static TableColumn Column(string name, IReadOnlyList<TableColumn> columns, TableName table)
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.FirstOrDefault(c => c.Name == name) is { } exact)
        {
            return exact;
        }

        TableColumn[] alike = [.. columns.Where(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase))];
        return alike.Length == 1 ? alike[0] : throw new DatabaseException($"Table '{table}' has no column '{name}'.{Hint(name, columns.Select(static c => c.Name))}");
    }
}
