using System.Globalization;
using System.Text.Json;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Tiers.Logs;

/// <summary>Reads the breaches of the tier rules out of a log that the compiler wrote: <c>dotnet build -p:ErrorLog=tiers.sarif%2cversion=2.1</c>, or SARIF 1.0.</summary>
internal static class SarifLog
{
    private const string Advice = "Give a log that the compiler wrote: dotnet build --no-incremental \"-p:ErrorLog=tiers.sarif%2cversion=2.1\".";
    private static readonly string[] s_ids = ["GEN0201", "GEN0202", "GEN0203", "GEN0204"];

    /// <summary>The logs that a path leads to: itself, or those in and below a folder.</summary>
    /// <exception cref="UnreadableException">There is none.</exception>
    public static IReadOnlyList<string> Files(string path)
    {
        if (!Directory.Exists(path))
        {
            return File.Exists(path) ? [path] : throw new UnreadableException($"{path} does not exist. {Advice}");
        }

        var logs = FolderReader.Below(path, "*.sarif");
        return logs.Count > 0 ? logs : throw new UnreadableException($"{path} has no *.sarif in it or below it. {Advice}");
    }

    /// <summary>The breaches in a log that are not suppressed, in its order.</summary>
    /// <exception cref="UnreadableException">It is no log, or a damaged one; the message says where.</exception>
    public static IReadOnlyList<LoggedBreach> Read(string file)
    {
        try
        {
            ReadOnlyMemory<byte> text = Gen.Plugins.Tool.Reading.Files.ReadAll(file, ReadLimits.Log);
            using var json = JsonDocument.Parse(text.Span.StartsWith("\uFEFF"u8) ? text[3..] : text);
            return Read(json.RootElement);
        }
        catch (JsonException e) when (e.LineNumber is { } line)
        {
            // The library counts both from 0, and says so in the message.
            var reason = e.Message.Split(" LineNumber:")[0].Split('\n')[0].TrimEnd('.');
            throw new UnreadableException(string.Create(CultureInfo.InvariantCulture, $"{file}({line + 1},{e.BytePositionInLine + 1}) is no SARIF: {reason}. {Advice}"), e);
        }
        catch (FormatException e)
        {
            throw new UnreadableException($"{file} is no SARIF: {e.Message}. {Advice}", e);
        }
    }

    private static List<LoggedBreach> Read(JsonElement root)
    {
        var breaches = new List<LoggedBreach>();
        var runs = Member(root, "the log", "runs", JsonValueKind.Array) ?? throw new FormatException("it has no runs");
        foreach (var (run, number) in runs.EnumerateArray().Select(static (r, i) => (r, i)))
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"runs[{number}]");
            if (Member(run, at, "results", JsonValueKind.Array) is not { } results)
            {
                continue;
            }

            var place = 0;
            foreach (var result in results.EnumerateArray())
            {
                if (Read(result, string.Create(CultureInfo.InvariantCulture, $"{at}.results[{place++}]")) is { } breach)
                {
                    breaches.Add(breach);
                }
            }
        }

        return breaches;
    }

    private static LoggedBreach? Read(JsonElement result, string at)
    {
        if (Text(result, at, "ruleId") is not { } id || !s_ids.Contains(id) || IsSuppressed(result, at))
        {
            return null;
        }

        var custom = Member(result, at, "properties", JsonValueKind.Object) is { } properties ? Member(properties, at + ".properties", "customProperties", JsonValueKind.Object) : null;
        return new(id, Message(result, at), Location(result, at), Custom("From"), Custom("To"), Custom("ExceptionFrom"), Custom("ExceptionTo"));

        string? Custom(string name) => custom is { } all ? Text(all, at + ".properties.customProperties", name) : null;
    }

    /// <summary>By a pragma, an attribute or otherwise: 2.1 has objects, 1.0 has words.</summary>
    private static bool IsSuppressed(JsonElement result, string at) =>
        Member(result, at, "suppressions", JsonValueKind.Array)?.GetArrayLength() > 0 || Member(result, at, "suppressionStates", JsonValueKind.Array)?.GetArrayLength() > 0;

    private static string Message(JsonElement result, string at)
    {
        if (!result.TryGetProperty("message", out var message))
        {
            return "";
        }

        // An object in 2.1, a text in 1.0.
        return message.ValueKind == JsonValueKind.String ? Decoded(message, at + ".message") : Text(message, at + ".message", "text") ?? "";
    }

    private static string? Location(JsonElement result, string at)
    {
        if (Member(result, at, "locations", JsonValueKind.Array) is not { } locations || locations.GetArrayLength() == 0)
        {
            return null;
        }

        at += ".locations[0]";
        var first = locations[0];
        var file = Member(first, at, "physicalLocation", JsonValueKind.Object) ?? Member(first, at, "resultFile", JsonValueKind.Object);
        if (file is not { } place)
        {
            return null;
        }

        var uri = Member(place, at, "artifactLocation", JsonValueKind.Object) is { } artifact ? Text(artifact, at, "uri") : Text(place, at, "uri");
        var path = Uri.TryCreate(uri, UriKind.Absolute, out var absolute) && absolute is { IsFile: true, IsUnc: false } ? absolute.LocalPath : uri;
        return Member(place, at, "region", JsonValueKind.Object) is { } region
            ? string.Create(CultureInfo.InvariantCulture, $"{path}({Number(region, "startLine")},{Number(region, "startColumn")})")
            : path;
    }

    private static int Number(JsonElement region, string name) =>
        region.TryGetProperty(name, out var number) && number.ValueKind == JsonValueKind.Number && number.TryGetInt32(out var value) ? value : 1;

    private static string? Text(JsonElement element, string at, string name) => Member(element, at, name, JsonValueKind.String) is { } text ? Decoded(text, $"{at}.{name}") : null;

    /// <summary>A text may be half of a letter.</summary>
    private static string Decoded(JsonElement text, string at)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException e)
        {
            throw new FormatException($"{at} is no text: {e.Message.TrimEnd('.')}", e);
        }
    }

    private static JsonElement? Member(JsonElement element, string at, string name, JsonValueKind kind)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{at} is no object");
        }

        return !element.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null ? null
            : member.ValueKind == kind ? member
            : throw new FormatException($"{at}.{name} is no {(kind switch { JsonValueKind.Array => "list", JsonValueKind.String => "text", _ => "object" })}");
    }
}
