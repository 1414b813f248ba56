namespace Gen.Worker.Server.Tests.Queue;

public sealed class SqliteQueueTests() : QueueTests(null);
