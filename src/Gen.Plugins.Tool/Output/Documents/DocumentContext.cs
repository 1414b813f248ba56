using System.Text.Json.Serialization;

namespace Gen.Plugins.Tool.Output.Documents;

/// <summary>Writes the documents without reflection.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, GenerationMode = JsonSourceGenerationMode.Serialization)]
[JsonSerializable(typeof(ListDocument))]
[JsonSerializable(typeof(InfoDocument))]
[JsonSerializable(typeof(ValidateDocument))]
[JsonSerializable(typeof(WhyDocument))]
[JsonSerializable(typeof(GraphDocument))]
[JsonSerializable(typeof(ExplainDocument))]
[JsonSerializable(typeof(TiersDocument))]
[JsonSerializable(typeof(TierExceptionsDocument))]
[JsonSerializable(typeof(TierBaselineDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext;
