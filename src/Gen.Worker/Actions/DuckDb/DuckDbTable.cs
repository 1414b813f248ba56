using System.Text.Json;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>A table as the catalogue has it.</summary>
internal sealed record DuckDbTable(string Catalog, string Schema, string Name, TableDescription Description)
{
    public string ToSql() => $"{DatabaseDialect.Quote(Catalog)}.{DatabaseDialect.Quote(Schema)}.{DatabaseDialect.Quote(Name)}";

    /// <summary>The table that a name means; <see langword="null"/> if there is none.</summary>
    public static DuckDbTable? Find(DuckDbSession session, TableName name)
    {
        var parts = name.Parts(session.Dialect);

        // Of two parts the first is a schema, or a database.
        var where = parts.Count switch
        {
            1 => "schema_name = current_schema() AND database_name = current_database()",
            2 => "((lower(schema_name) = lower($2) AND database_name = current_database()) OR (lower(database_name) = lower($2) AND schema_name = 'main'))",
            _ => "lower(schema_name) = lower($2) AND lower(database_name) = lower($3)",
        };
        DatabaseParameter[] parameters = [.. parts.Reverse().Select(static p => new DatabaseParameter("name", Json.Write(p, static (Utf8JsonWriter w, string text) => w.WriteStringValue(text))))];
        var columns = session.Query(new(
            $"SELECT database_name, schema_name, table_name, column_name, data_type FROM duckdb_columns() WHERE lower(table_name) = lower($1) AND {where} ORDER BY column_index", parameters));
        if (columns.Count == 0)
        {
            return null;
        }

        var keys = session.Query(new(
            $"SELECT unnest(constraint_column_names) FROM duckdb_constraints() WHERE constraint_type = 'PRIMARY KEY' AND lower(table_name) = lower($1) AND {where}", parameters));
        return new(columns[0][0]!, columns[0][1]!, columns[0][2]!, new([.. columns.Select(static c => new TableColumn(c[3]!, c[4]!))], [.. keys.Select(static k => k[0]!)]));
    }
}
