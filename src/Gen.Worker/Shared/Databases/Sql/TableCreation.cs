namespace Gen.Worker.Shared.Databases.Sql;

/// <summary>What all databases do before rows are written: find the rows' columns in the table, or create it.</summary>
public static class TableCreation
{
    /// <summary>Creates the table, with columns of the rows' types and, for an upsert, its key.</summary>
    /// <param name="plan">What is to be written.</param>
    /// <param name="dialect">The database's SQL.</param>
    /// <exception cref="DatabaseException">There are no columns, two have one name, or an upsert has no key.</exception>
    public static string ToSql(WritePlan plan, DatabaseDialect dialect)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(dialect);
        string[] names = [.. plan.Columns.Select(c => dialect.Fold(c.Name))];
        if (names.Length == 0)
        {
            throw new DatabaseException($"Table '{plan.Table}' cannot be created: the source has no columns.");
        }

        var columns = names.Select((n, i) => $"{DatabaseDialect.Quote(n)} {dialect.TypeName(plan.Columns[i].Type)}");
        if (plan.Mode == WriteMode.Upsert)
        {
            var key = plan.Key is { Count: > 0 } given ? given : throw new DatabaseException($"Table '{plan.Table}' is not there, so an upsert needs 'key': the columns by which it tells rows apart.");
            columns = columns.Append($"PRIMARY KEY ({string.Join(", ", key.Select(k => DatabaseDialect.Quote(dialect.Fold(k))))})");
        }

        return $"CREATE TABLE {plan.Table.ToSql(dialect)} ({string.Join(", ", columns)})";
    }

    /// <summary>The table's columns for the rows' columns, in the rows' order.</summary>
    /// <param name="plan">What is to be written.</param>
    /// <param name="table">The table.</param>
    /// <exception cref="DatabaseException">The table lacks one, or two of the rows mean one.</exception>
    public static IReadOnlyList<TableColumn> Match(WritePlan plan, TableDescription table)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(table);
        TableColumn[] columns = [.. plan.Columns.Select(c => Names.Column(c.Name, table.Columns, plan.Table))];
        return columns.GroupBy(static c => c.Name, StringComparer.Ordinal).FirstOrDefault(static g => g.Count() > 1) is { } twice
            ? throw new DatabaseException($"Two columns of the rows are called '{twice.Key}'. Name one of them with AS.")
            : columns.Length == 0 ? throw new DatabaseException("The rows have no columns.") : columns;
    }

    /// <summary>The columns by which an upsert tells rows apart, as the table has them.</summary>
    /// <param name="plan">What is to be written.</param>
    /// <param name="table">The table.</param>
    /// <param name="columns">What <see cref="Match"/> found.</param>
    /// <exception cref="DatabaseException">There is no key, or the rows lack it.</exception>
    public static IReadOnlyList<string> Keys(WritePlan plan, TableDescription table, IReadOnlyList<TableColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(table);
        var keys = plan.Key is { Count: > 0 } key ? [.. key.Select(k => Names.Column(k, table.Columns, plan.Table).Name)] : table.PrimaryKey;
        return keys.Count == 0 ? throw new DatabaseException($"An upsert into '{plan.Table}' needs 'key', since the table has no primary key.")
            : keys.FirstOrDefault(k => columns.All(c => c.Name != k)) is { } missing ? throw new DatabaseException($"The rows lack the column '{missing}', by which an upsert into '{plan.Table}' tells them apart.")
            : keys;
    }

    /// <summary>An error: there is no such table.</summary>
    /// <param name="table">The table.</param>
    public static DatabaseException Missing(TableName table)
        => new($"There is no table '{table}', or this user cannot see it. Create it first, or have it created with 'create: true'.");
}
