using System.Text.Json.Serialization;
using Gen.Plugins.Tool.Output.Documents.Migrations;

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
[JsonSerializable(typeof(MigrationListDocument))]
[JsonSerializable(typeof(MigrationStatusDocument))]
[JsonSerializable(typeof(MigrationValidateDocument))]
[JsonSerializable(typeof(MigrationApplyDocument))]
[JsonSerializable(typeof(MigrationScriptDocument))]
[JsonSerializable(typeof(MigrationBaselineDocument))]
[JsonSerializable(typeof(MigrationRepairDocument))]
internal sealed partial class DocumentContext : JsonSerializerContext;
