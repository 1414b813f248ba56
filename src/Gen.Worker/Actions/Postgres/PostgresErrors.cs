using System.Net.Sockets;
using System.Text;
using Gen.Worker.Shared.Databases;
using Npgsql;

namespace Gen.Worker.Actions.Postgres;

/// <summary>What the driver throws, in words for the person who wrote the playbook.</summary>
internal static class PostgresErrors
{
    public static bool IsDatabase(Exception e) => e is NpgsqlException or IOException or SocketException or TimeoutException or InvalidCastException or OverflowException
        || e is InvalidOperationException and not ObjectDisposedException
        || (e is OperationCanceledException && e.InnerException is NpgsqlException);

    /// <summary>Tells a refusal from somebody having stopped the work.</summary>
    public static Exception ToException(Exception e, string what, DatabaseLogin login, CancellationToken cancellationToken)
        => e is DatabaseException ? e
        : cancellationToken.IsCancellationRequested ? new OperationCanceledException($"{what}: stopped.", e, cancellationToken)
        : new DatabaseException(login.Redact($"{what}. {Tell(e)}"), e);

    /// <summary>The error of a commit that was asked for and not refused: it may have been done before the line went dead, or before somebody stopped waiting.</summary>
    public static DatabaseException UnknownOutcome(Exception e, DatabaseLogin login)
        => new(login.Redact($"PostgreSQL ({login}) did not answer the commit. {Tell(e)} Whether it was done is unknown."), e) { Kind = DatabaseException.OutcomeUnknown };

    /// <summary>The server is there, and says no.</summary>
    public static bool IsRefusal(Exception? e) => e is PostgresException { InvariantSeverity: "ERROR" } || (e is OperationCanceledException && IsRefusal(e.InnerException));

    private static string Tell(Exception e)
    {
        if (e is PostgresException refused)
        {
            // 53…, 57P…, 08…: it is the server, not the statement.
            var text = new StringBuilder(refused.MessageText.TrimEnd('.')).Append(" (").Append(refused.SqlState).Append(").");
            if (refused.Hint is { Length: > 0 } hint)
            {
                text.Append(' ').Append(hint);
            }

            return text.ToString();
        }

        return e switch
        {
            OverflowException => "A number has more digits than 28, or is none (NaN, infinity). Cast it to text in the query.",
            InvalidCastException => "A value cannot be read as its column's type. Cast it to text in the query.",
            _ => e.InnerException is { } inner and (IOException or SocketException or TimeoutException) ? $"{e.Message.TrimEnd('.')}: {inner.Message}" : e.Message,
        };
    }
}
