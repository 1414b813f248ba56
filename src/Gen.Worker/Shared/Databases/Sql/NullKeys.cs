using Gen.Worker.Shared.Databases.Rows;

namespace Gen.Worker.Shared.Databases.Sql;

/// <summary>Null is like no other null: by it an upsert would find no row, and databases differ in how many of such rows stay. All of them refuse it.</summary>
public static class NullKeys
{
    /// <summary>Looks for nulls among the keys of rows.</summary>
    /// <param name="plan">What is written.</param>
    /// <param name="batch">The rows.</param>
    /// <param name="keys">The places of the key's columns in the rows; none if it is no upsert.</param>
    /// <param name="before">How many rows were written before these.</param>
    /// <exception cref="DatabaseException">A key is null.</exception>
    public static void Refuse(WritePlan plan, RowBatch batch, IReadOnlyList<int> keys, long before)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(batch);
        ArgumentNullException.ThrowIfNull(keys);
        foreach (var key in keys)
        {
            if (batch[key].Nulls.IndexOf(true) is var row and >= 0)
            {
                throw new DatabaseException(FormattableString.Invariant(
                    $"Column '{plan.Columns[key].Name}' is null in row {before + row + 1}, and an upsert into '{plan.Table}' tells rows apart by it. Give it a value, or leave such rows out."));
            }
        }
    }
}
