namespace Gen.Worker.Actions.Sqlite;

/// <summary>One statement of a step's SQL.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Place">Which it is, for people; empty if there is nothing to choose from.</param>
internal readonly record struct SqliteStatement(string Text, string Place);
