using Gen.Plugins.Migrations.Tests.Support;

namespace Gen.Worker.Server.Tests.Queue;

[Collection(PostgreSqlGroup.Name)]
public sealed class PostgreSqlQueueTests(PostgreSqlServer server) : QueueTests(server);
