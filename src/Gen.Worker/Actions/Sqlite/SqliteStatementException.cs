using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Actions.Sqlite;

/// <summary>A statement of several failed. The message says which.</summary>
internal sealed class SqliteStatementException(SqliteStatement statement, Exception exception)
    : ActionFailedException($"{exception.Message.TrimEnd(' ', '.')}. In {statement.Place}.", exception);
