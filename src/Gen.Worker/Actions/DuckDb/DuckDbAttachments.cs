using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>
/// What steps have attached to an open database. It is the database's, not the connection's, and stays when the step is over: a name means one thing at a time, and what that is must be remembered, since
/// DuckDB does not tell it apart.
/// </summary>
internal sealed class DuckDbAttachments
{
    private readonly Dictionary<string, (string Meaning, int Users)> _names = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Begins to use a name. To be called by one at a time.</summary>
    /// <param name="attachment">The name, and what it is to mean.</param>
    /// <returns>What DuckDB is to be told. When the last statement has succeeded the name is in use, until <see cref="End"/>.</returns>
    /// <exception cref="DatabaseException">The name is in use for something else.</exception>
    public IEnumerable<string> Begin(DuckDbAttachment attachment)
    {
        var alias = attachment.Alias;
        var isKnown = TryGet(alias, out var known);
        if (isKnown && known.Meaning != attachment.Meaning)
        {
            if (known.Users > 0)
            {
                throw new DatabaseException(
                    $"'{alias}' is attached to this DuckDB database by a step that runs now, as something else. Give one of the two another name or another 'database', or let them run one after the other.");
            }

            yield return $"DETACH DATABASE IF EXISTS {DatabaseDialect.Quote(alias)}";
            isKnown = false;
        }

        // SQL may have detached it.
        yield return attachment.ToSql(mayBeThere: isKnown);
        lock (_names)
        {
            _names[alias] = (attachment.Meaning, isKnown ? _names[alias].Users + 1 : 1);
        }
    }

    /// <summary>Whether a name has been given that meaning by the last step that gave it one.</summary>
    /// <param name="attachment">The name, and what it is to mean.</param>
    public bool Has(DuckDbAttachment attachment) => TryGet(attachment.Alias, out var known) && known.Meaning == attachment.Meaning;

    /// <summary>Ends what <see cref="Begin"/> began.</summary>
    /// <param name="alias">The name in SQL.</param>
    public void End(string alias)
    {
        lock (_names)
        {
            _names[alias] = _names[alias] with { Users = _names[alias].Users - 1 };
        }
    }

    private bool TryGet(string alias, out (string Meaning, int Users) known)
    {
        lock (_names)
        {
            return _names.TryGetValue(alias, out known);
        }
    }
}
