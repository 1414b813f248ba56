using Gen.Worker.Shared.Databases.Rows;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Shared.Databases;

/// <summary>Where and how rows are written.</summary>
/// <param name="Table">The table.</param>
/// <param name="Columns">The columns that the batches have, by their names in the rows.</param>
/// <param name="Mode">What becomes of the rows that are there.</param>
/// <param name="Key">The columns by which <see cref="WriteMode.Upsert"/> tells rows apart; none: the table's primary key.</param>
/// <param name="CommitEachBatch">Each batch is a transaction of its own, the first one together with creating or emptying the table; else all batches are one.</param>
/// <param name="Create">A table that is not there is created, with columns of the rows' types.</param>
public sealed record WritePlan(
    TableName Table,
    IReadOnlyList<DatabaseColumn> Columns,
    WriteMode Mode = WriteMode.Append,
    IReadOnlyList<string>? Key = null,
    bool CommitEachBatch = false,
    bool Create = false);
