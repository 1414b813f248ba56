namespace Gen.Worker.Server.Tests.Api;

public sealed class SqliteApiTests() : ApiTests(null);
