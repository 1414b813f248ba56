using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Actions.Snowflake;

/// <summary>
/// Runs SQL on Snowflake, statement by statement: each is its own transaction, since each request is its own session. The result has <c>rows</c>, of the last statement that gives any, and
/// <c>changes</c>, the number of rows written.
/// </summary>
[Plugin("snowflake", Lifetime = ServiceLifetime.Scoped, Description = "Runs SQL on Snowflake, by its SQL REST API.")]
[PluginDependency("auth")]
[ActionInput("auth", Description = "The login, a map of logins, or the name of a credential; or a map of account, user, private_key (PEM), and if need be private_key_passphrase, warehouse, database, schema, role.")]
[ActionInput("use_auth", Description = "Which login of a map of logins; the only one of type snowflake if not given.")]
[ActionInput("credential", Description = "Former name of 'auth'.")]
[ActionInput("credentials", Description = "Former name of 'auth'.")]
[ActionInput("sql", Literal = true, Description = "Statements, or a list of them; taken as written.")]
[ActionInput("command", Literal = true, Description = "Former name of 'sql'.")]
[ActionInput("commands", Literal = true, Description = "Former name of 'sql'.")]
[ActionInput("command_b64", Literal = true, Description = "SQL as base64.")]
[ActionInput("commands_b64", Literal = true, Description = "SQL as base64.")]
[ActionInput("parameters", Description = "What :name stands for in the SQL, by name.")]
[ActionInput("params", Description = "Former name of 'parameters'.")]
[ActionInput("timeout", Description = "Seconds until it is cancelled, 300 if not given.")]
internal sealed class SnowflakeAction(TimeProvider time, [FromKeyedServices("auth")] IAuthResolver? auth = null) : DatabaseAction(new SnowflakeConnector(time), auth, time)
{
    protected override bool InTransaction => false;
}
