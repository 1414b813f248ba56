using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Shared.Auth;
using Gen.Worker.Shared.Databases;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>
/// Runs SQL on DuckDB, in one transaction: on a database in a file or in memory, and on Parquet, CSV and JSON files. The result has <c>rows</c>, of the last statement that gives any, and
/// <c>changes</c>, the number of rows written.
/// </summary>
/// <remarks>Scoped: a run of a playbook is a scope, and its database in memory lives as long as it.</remarks>
[Plugin("duckdb", Lifetime = ServiceLifetime.Scoped, Description = "Runs SQL on DuckDB: a database in a file or in memory, and Parquet, CSV and JSON files.")]
[PluginDependency("auth")]
[ActionInput("database", Description = "A file, or ':memory:' (if not given), which all steps of a run share.")]
[ActionInput("auth", Description = "Secrets for storages and other databases: a map of names and logins.")]
[ActionInput("use_auth", Description = "Which login of a map of logins; all if not given.")]
[ActionInput("credential", Description = "Former name of 'auth'.")]
[ActionInput("credentials", Description = "Former name of 'auth'.")]
[ActionInput("attach", Description = "Databases to attach: a map of aliases, each a map of type, secret or path, read_only.")]
[ActionInput("sql", Literal = true, Description = "Statements, or a list of them; taken as written.")]
[ActionInput("command", Literal = true, Description = "Former name of 'sql'.")]
[ActionInput("commands", Literal = true, Description = "Former name of 'sql'.")]
[ActionInput("command_b64", Literal = true, Description = "SQL as base64.")]
[ActionInput("commands_b64", Literal = true, Description = "SQL as base64.")]
[ActionInput("parameters", Description = "What :name stands for in the SQL, by name.")]
[ActionInput("params", Description = "Former name of 'parameters'.")]
[ActionInput("transaction", Description = "False: for SQL that cannot stand in a transaction, such as CHECKPOINT.")]
[ActionInput("memory_limit", Description = "What DuckDB may hold in memory, such as 512MB.")]
[ActionInput("temp_directory", Description = "Where it puts what does not fit: a folder within the playbook's.")]
[ActionInput("threads", Description = "How many threads it computes with.")]
[ActionInput("timeout", Description = "Seconds until it is interrupted, 300 if not given.")]
internal sealed class DuckDbAction(TimeProvider time, [FromKeyedServices("auth")] IAuthResolver? auth = null, EnvironmentVariables? variables = null)
    : DatabaseAction(new DuckDbConnector(variables), auth, time);
