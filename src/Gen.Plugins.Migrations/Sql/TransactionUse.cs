namespace Gen.Plugins.Migrations.Sql;

/// <summary>How a statement gets on with transactions.</summary>
internal enum TransactionUse
{
    /// <summary>It runs in one or without.</summary>
    Either,

    /// <summary>It may end a transaction or refuse one, which its text does not tell.</summary>
    Unsure,

    /// <summary>It refuses one, or does nothing in one.</summary>
    Outside,

    /// <summary>A savepoint, which needs one.</summary>
    Inside,

    /// <summary>It begins or ends one.</summary>
    Control,
}
