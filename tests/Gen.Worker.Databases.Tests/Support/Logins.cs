using Gen.Plugins.Migrations.Tests.Support;

namespace Gen.Worker.Databases.Tests.Support;

internal static class Logins
{
    /// <summary>The login to a test's database, as JSON.</summary>
    public static string Of(PostgreSqlServer server, PostgreSqlTestDatabase database)
        => $$"""{"type":"postgres","db_host":"127.0.0.1","db_port":{{server.Port}},"db_name":"{{database.Name}}","db_user":"{{PostgreSqlServer.User}}","db_password":"{{PostgreSqlServer.Password}}"}""";
}
