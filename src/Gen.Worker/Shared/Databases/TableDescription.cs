namespace Gen.Worker.Shared.Databases;

/// <summary>A table as it is.</summary>
/// <param name="Columns">Its columns, in order.</param>
/// <param name="PrimaryKey">The columns of its primary key, in the key's order; none if it has no key.</param>
public sealed record TableDescription(IReadOnlyList<TableColumn> Columns, IReadOnlyList<string> PrimaryKey);
