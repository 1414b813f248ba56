using System.Text.Json.Serialization;
using Gen.Samples.WorkerServer.Api.Answers;
using Gen.Worker.Runtime.Events.Wire;

namespace Gen.Samples.WorkerServer.Api;

/// <summary>How answers are written: by code that the compiler made. What is not known is left out.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, MaxDepth = 96)]
[JsonSerializable(typeof(CatalogAnswer))]
[JsonSerializable(typeof(CatalogEntryAnswer))]
[JsonSerializable(typeof(EventReceipt))]
[JsonSerializable(typeof(ExecutionAnswer))]
[JsonSerializable(typeof(ExecutionsAnswer))]
[JsonSerializable(typeof(HealthAnswer))]
[JsonSerializable(typeof(LeaseAnswer))]
[JsonSerializable(typeof(ProblemAnswer))]
[JsonSerializable(typeof(ReleaseAnswer))]
[JsonSerializable(typeof(RenewAnswer))]
[JsonSerializable(typeof(RunAnswer))]
[JsonSerializable(typeof(WorkloadAnswer))]
internal sealed partial class ServerJson : JsonSerializerContext;
