namespace Gen.Plugins.Migrations.Sql;

/// <summary>What a statement does to its connection that outlives it.</summary>
internal enum SessionUse
{
    None,

    /// <summary>It leaves something behind, such as a temporary table.</summary>
    Leftover,

    /// <summary>It makes a setting that the statements after it may need, and can be run again: <c>SET</c>, <c>PRAGMA</c>, <c>ATTACH</c>.</summary>
    Setting,
}
