using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Actions.Http;

/// <summary>
/// Where in a request a step's <c>data</c> goes: into the query of a method that asks, into the body of one that brings. <c>data.query</c> and <c>data.body</c> say it
/// themselves. What GET and HEAD cannot carry is not sent.
/// </summary>
/// <param name="Query">The query's parameters, a map; none if it is <see langword="null"/>.</param>
/// <param name="Body">The body, if there is one.</param>
internal sealed record HttpRouting(JsonElement? Query, JsonElement? Body)
{
    private const string QueryMember = "query";
    private const string BodyMember = "body";

    /// <summary>Routes.</summary>
    /// <param name="method">The method, in upper case.</param>
    /// <param name="data">The data, a map.</param>
    /// <param name="parameters">The query of a method that asks, if <paramref name="data"/> has nothing for it.</param>
    /// <param name="payload">The body of a method that brings, if <paramref name="data"/> has nothing for it.</param>
    /// <exception cref="ActionInputException">The data is no map.</exception>
    public static HttpRouting Of(string method, JsonElement data, JsonElement? parameters, JsonElement? payload)
    {
        if (data.ValueKind != JsonValueKind.Object)
        {
            throw new ActionInputException("data", $"must be a map, and is {Json.Describe(data)}.");
        }

        var query = Member(data, QueryMember);
        var body = Member(data, BodyMember);
        var isRouted = data.TryGetProperty(QueryMember, out _) || data.TryGetProperty(BodyMember, out _);
        if (method is "POST" or "PUT" or "PATCH")
        {
            body ??= !isRouted && data.EnumerateObject().Any() ? data : payload is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } ? payload : isRouted ? null : data;
            return new(NotEmpty(query), body);
        }

        query = NotEmpty(query) ?? (isRouted ? null : NotEmpty(data)) ?? NotEmpty(parameters);
        return new(query, method is "GET" or "HEAD" ? null : body);
    }

    /// <summary>The former words for <c>data</c> and what they hold, in one map; <c>data</c> has the last word.</summary>
    /// <param name="maps">The maps, the weakest first.</param>
    public static JsonElement Merge(IEnumerable<JsonElement> maps)
        => Json.Write(maps, static (writer, all) =>
        {
            var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
            foreach (var member in all.SelectMany(static m => m.EnumerateObject()))
            {
                members[member.Name] = member.Value;
            }

            writer.WriteStartObject();
            foreach (var (name, value) in members)
            {
                writer.WritePropertyName(name);
                value.WriteTo(writer);
            }

            writer.WriteEndObject();
        });

    private static JsonElement? Member(JsonElement data, string name)
        => data.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static JsonElement? NotEmpty(JsonElement? map) => map is { ValueKind: JsonValueKind.Object } m && m.EnumerateObject().Any() ? m : null;
}
