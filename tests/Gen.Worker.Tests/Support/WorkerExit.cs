namespace Gen.Worker.Tests.Support;

internal sealed record WorkerExit(int Code, string Output, string Error);
