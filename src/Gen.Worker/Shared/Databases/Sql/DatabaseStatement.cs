namespace Gen.Worker.Shared.Databases.Sql;

/// <summary>A statement in a database's own SQL, and a value for each placeholder.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Parameters">The values, in the order of the placeholders' numbers. They are bound, never part of the text.</param>
public sealed record DatabaseStatement(string Text, IReadOnlyList<DatabaseParameter> Parameters)
{
    /// <summary>A statement without placeholders.</summary>
    /// <param name="text">The statement.</param>
    public DatabaseStatement(string text)
        : this(text, [])
    {
    }
}
