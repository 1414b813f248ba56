namespace Gen.Plugins.Migrations.Sql;

/// <summary>What <see cref="SqlScanner"/> tells apart.</summary>
internal enum SqlToken
{
    /// <summary>The text is over.</summary>
    End,

    /// <summary>A keyword or a name without quotes; PostgreSQL's may hold <c>$</c>.</summary>
    Word,

    /// <summary>Anything in quotes: a string, a name, a dollar-quoted body.</summary>
    Quoted,

    /// <summary><c>;</c></summary>
    Semicolon,

    /// <summary><c>(</c></summary>
    Open,

    /// <summary><c>)</c></summary>
    Close,

    /// <summary>Any other single character.</summary>
    Symbol,
}
