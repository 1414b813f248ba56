namespace Gen.Plugins.Migrations.Sql;

/// <summary><c>CREATE INDEX CONCURRENTLY</c> and <c>DROP INDEX CONCURRENTLY</c> of PostgreSQL, which leave half an index behind if they are cut off.</summary>
/// <param name="IsCreate">The index is created, not dropped.</param>
/// <param name="Name">Its name as PostgreSQL stores it; to be dropped: as it is written; empty: PostgreSQL is to choose one.</param>
/// <param name="Table">To be created: its table, as it is written.</param>
internal sealed record IndexStatement(bool IsCreate, string Name, string Table)
{
    /// <summary>Reads a statement; <see langword="null"/>: it is another one.</summary>
    public static IndexStatement? Parse(string statement)
    {
        var scanner = new SqlScanner(statement, SqlDialect.PostgreSql);
        scanner.Read();
        var isCreate = scanner.Is("CREATE");
        if (!isCreate && !scanner.Is("DROP"))
        {
            return null;
        }

        scanner.Read();
        if (isCreate && scanner.Is("UNIQUE"))
        {
            scanner.Read();
        }

        if (!scanner.Is("INDEX") || scanner.Read() != SqlToken.Word || !scanner.Is("CONCURRENTLY"))
        {
            return null;
        }

        scanner.Read();
        if (scanner.Is("IF"))
        {
            // IF NOT EXISTS, IF EXISTS.
            while (!scanner.Is("EXISTS") && scanner.Read() != SqlToken.End)
            {
            }

            scanner.Read();
        }

        if (!isCreate)
        {
            return new(false, ReadName(ref scanner), "");
        }

        var name = "";
        if (!scanner.Is("ON"))
        {
            name = Stored(scanner.Text);
            scanner.Read();
        }

        scanner.Read();
        if (scanner.Is("ONLY"))
        {
            scanner.Read();
        }

        return new(true, name, ReadName(ref scanner));
    }

    /// <summary>A name as it is written, from the last token on; with its schema, if it has one.</summary>
    private static string ReadName(ref SqlScanner scanner)
    {
        var name = "";
        while (true)
        {
            name += scanner.Text.ToString();
            if (scanner.Read() != SqlToken.Symbol || scanner.Text[0] != '.')
            {
                return name;
            }

            name += ".";
            scanner.Read();
        }
    }

    private static string Stored(ReadOnlySpan<char> name)
        => name.StartsWith("\"") ? name[1..^1].ToString().Replace("\"\"", "\"", StringComparison.Ordinal) : name.ToString().ToLowerInvariant();
}
