namespace Gen.Worker.Shared.Databases.Rows;

/// <summary>A column of rows under way.</summary>
/// <param name="Name">The name.</param>
/// <param name="Type">What values it has.</param>
public sealed record DatabaseColumn(string Name, ColumnType Type);
