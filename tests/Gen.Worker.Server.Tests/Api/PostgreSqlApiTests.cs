using Gen.Plugins.Migrations.Tests.Support;

namespace Gen.Worker.Server.Tests.Api;

[Collection(PostgreSqlGroup.Name)]
public sealed class PostgreSqlApiTests(PostgreSqlServer server) : ApiTests(server);
