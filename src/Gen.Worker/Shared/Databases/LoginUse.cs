namespace Gen.Worker.Shared.Databases;

/// <summary>What a database has logins for.</summary>
public enum LoginUse
{
    /// <summary>One login, without which nobody is let in.</summary>
    Server,

    /// <summary>The database is a file: it needs none.</summary>
    File,

    /// <summary>The database is a file; a map of logins becomes its secrets, with which it reaches storages and other databases.</summary>
    Secrets,
}
