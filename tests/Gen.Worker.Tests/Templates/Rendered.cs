using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Runtime.Templates;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Tests.Templates;

/// <summary>Renders what a playbook may hold.</summary>
internal static class Rendered
{
    /// <summary>A value as YAML writes it.</summary>
    public static JsonElement Yaml(string yaml, string values, PlaybookLimits? limits = null)
        => Node(YamlTreeReader.Read(yaml, "p.yaml", PlaybookLimits.Default), Values(values), limits);

    /// <summary>A text, of which line and column are its own.</summary>
    public static JsonElement Text(string text, string values = "{}", PlaybookLimits? limits = null, CancellationToken cancellationToken = default)
        => Node(Scalar(text), Values(values), limits, cancellationToken);

    public static JsonElement Node(
        YamlNode node, IReadOnlyDictionary<string, JsonElement> values, PlaybookLimits? limits = null, CancellationToken cancellationToken = default)
    {
        limits ??= PlaybookLimits.Default;
        using var writer = new TemplateWriter(values, limits, cancellationToken);
        TemplateParser.Parse(node, limits).WriteTo(writer);
        return writer.ToValue();
    }

    /// <summary>The names that a text needs from outside.</summary>
    public static IEnumerable<string> References(string text) => TemplateParser.Parse(Scalar(text), PlaybookLimits.Default).References.Select(static r => r.Root);

    public static YamlScalar Scalar(string text) => new(new("p.yaml", 1, 1), text, IsText: true, text.AsMemory());

    public static Dictionary<string, JsonElement> Values(string json)
        => Json.Parse(Encoding.UTF8.GetBytes(json)).EnumerateObject().ToDictionary(static m => m.Name, static m => m.Value);
}
