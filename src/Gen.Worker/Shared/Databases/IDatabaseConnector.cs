using Gen.Plugins;

namespace Gen.Worker.Shared.Databases;

/// <summary>A kind of database. The plugin's name is what logins call their <c>type</c>; actions and storages find it through the registry and know no driver.</summary>
[PluginContract("database")]
public interface IDatabaseConnector
{
    /// <summary>The database's SQL.</summary>
    DatabaseDialect Dialect { get; }

    /// <summary>What it has logins for.</summary>
    LoginUse LoginUse => LoginUse.Server;

    /// <summary>Connects.</summary>
    /// <param name="login">Where, and as whom.</param>
    /// <param name="folder">The playbook's folder: files that the login names are relative to it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DatabaseException">The login lacks something, or the database does not let us in. The message holds no secret.</exception>
    Task<IDatabaseSession> OpenAsync(DatabaseLogin login, string folder, CancellationToken cancellationToken);

    /// <summary>Connects for a step that has a session already: the target of a transfer beside its source. A database that takes one step at a time lets both of them work.</summary>
    /// <param name="other">The step's other session, of whatever database.</param>
    /// <param name="login">Where, and as whom.</param>
    /// <param name="folder">The playbook's folder: files that the login names are relative to it.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="DatabaseException">As with <see cref="OpenAsync"/>.</exception>
    Task<IDatabaseSession> OpenBesideAsync(IDatabaseSession other, DatabaseLogin login, string folder, CancellationToken cancellationToken) => OpenAsync(login, folder, cancellationToken);
}
