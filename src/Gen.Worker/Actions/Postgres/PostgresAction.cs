using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Actions.Postgres;

/// <summary>Runs SQL on PostgreSQL, in one transaction. The result has <c>rows</c>, of the last statement that gives any, and <c>changes</c>, the number of rows written.</summary>
[Plugin("postgres", Lifetime = ServiceLifetime.Scoped, Description = "Runs SQL on a PostgreSQL database, which is a source and target of rows too.")]
[PluginAlias("postgresql")]
[PluginAlias("pg")]
[PluginDependency("auth")]
[ActionInput("auth", Description = "The login, a map of logins, or the name of a credential; or a map of host, port, database, user, password, or dsn.")]
[ActionInput("use_auth", Description = "Which login of a map of logins; the only one of type postgres if not given.")]
[ActionInput("credential", Description = "Former name of 'auth'.")]
[ActionInput("credentials", Description = "Former name of 'auth'.")]
[ActionInput("sql", Literal = true, Description = "Statements, or a list of them; taken as written.")]
[ActionInput("command", Literal = true, Description = "Former name of 'sql'.")]
[ActionInput("commands", Literal = true, Description = "Former name of 'sql'.")]
[ActionInput("command_b64", Literal = true, Description = "SQL as base64.")]
[ActionInput("commands_b64", Literal = true, Description = "SQL as base64.")]
[ActionInput("parameters", Description = "What :name stands for in the SQL, by name.")]
[ActionInput("params", Description = "Former name of 'parameters'.")]
[ActionInput("transaction", Description = "False: for SQL that cannot stand in a transaction, such as VACUUM.")]
[ActionInput("timeout", Description = "Seconds until it is interrupted, 300 if not given.")]
internal sealed class PostgresAction(TimeProvider time, [FromKeyedServices("auth")] IAuthResolver? auth = null) : DatabaseAction(new PostgresConnector(), auth, time);
