namespace Gen.Worker.Shared.Databases;

/// <summary>A column of a table.</summary>
/// <param name="Name">The name, exactly.</param>
/// <param name="DatabaseType">The type, as the database spells it; PostgreSQL's without its length.</param>
public sealed record TableColumn(string Name, string DatabaseType);
