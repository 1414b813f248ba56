using System.Text.Json;

namespace Gen.Worker.Shared.Databases.Sql;

/// <summary>A value for a placeholder.</summary>
/// <param name="Name">What the playbook calls it.</param>
/// <param name="Value">The value. Lists and maps are JSON text for the database.</param>
public readonly record struct DatabaseParameter(string Name, JsonElement Value);
