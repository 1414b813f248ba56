using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Shared.Secrets.Files;

/// <summary>
/// Secrets in files. <c>GEN_SECRETS</c> is a folder, in which each secret is a file (as container platforms mount them), or one file of JSON or of
/// <c>NAME=value</c> lines. Nothing outside of the folder is read, whichever way it is named and wherever links lead.
/// </summary>
[Plugin("file", Lifetime = ServiceLifetime.Singleton, Description = "Secrets in a folder of files, or in one file of JSON or NAME=value lines.")]
internal sealed class FileSecretSource(EnvironmentVariables? variables = null) : ISecretSource
{
    private const string Variable = "GEN_SECRETS";
    private readonly string? _path = (variables ?? EnvironmentVariables.Process)[Variable];

    public bool IsConfigured => _path is not null;

    public string HowToConfigure => $"{Variable} is a folder with a file for each secret, or one file of JSON or of NAME=value lines.";

    public async Task<JsonElement?> ReadAsync(string name, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (_path is null)
        {
            return null;
        }

        if (Directory.Exists(_path))
        {
            return await FromFolderAsync(Path.GetFullPath(_path), name, cancellationToken).ConfigureAwait(false);
        }

        if (!File.Exists(_path))
        {
            throw new SecretException($"Secret '{name}' cannot be read: there is nothing at the path that {Variable} names. {HowToConfigure}");
        }

        var what = $"The file that {Variable} names";
        var bytes = await SmallFile.ReadAsync(_path, what, cancellationToken).ConfigureAwait(false);
        var text = SmallFile.ToText(bytes, what);
        return text.AsSpan().TrimStart() is ['{', ..] ? FromJson(text, name, what) : DotEnv.Parse(text, what).TryGetValue(name, out var value) ? ToValue(value) : null;
    }

    private static async Task<JsonElement?> FromFolderAsync(string folder, string name, CancellationToken cancellationToken)
    {
        var what = $"Secret '{name}'";
        if (Path.IsPathRooted(name) || name.AsSpan().IndexOfAny('\\', ':', '\0') >= 0 || name.Split('/').Any(static p => p is "" or "." or ".."))
        {
            throw new SecretException($"{what} is not a name of a file in the folder of secrets: write it relative to {Variable}, with '/' between folders and without '..'.");
        }

        var path = Path.Combine(folder, Path.Combine(name.Split('/')));
        if (!File.Exists(path))
        {
            return null;
        }

        string real;
        try
        {
            real = RealPath.Of(path);
            if (!real.StartsWith(RealPath.Of(folder).TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new SecretException($"{what} is a link that leads out of the folder of secrets, and is not read. Put a file there, or name its folder with {Variable}.");
            }
        }
        catch (IOException e)
        {
            throw new SecretException($"{what} cannot be read: {e.Message}", e);
        }

        // Read where it was found to be, so that a link that changes meanwhile leads nowhere else.
        var text = SmallFile.ToText(await SmallFile.ReadAsync(real, what, cancellationToken).ConfigureAwait(false), what);

        // Editors and `echo` end a file with a line; no secret does.
        text = text.EndsWith('\n') ? text[..^1].TrimEnd('\r') : text;
        return name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Parse(text, what) : ToValue(text);
    }

    private static JsonElement? FromJson(string text, string name, string what)
    {
        var all = Parse(text, what);
        if (all.TryGetProperty(name, out var whole))
        {
            return whole;
        }

        foreach (var part in name.Split('/'))
        {
            if (all.ValueKind != JsonValueKind.Object || !all.TryGetProperty(part, out all))
            {
                return null;
            }
        }

        return all;
    }

    private static JsonElement Parse(string text, string what)
    {
        try
        {
            return Json.Parse(System.Text.Encoding.UTF8.GetBytes(text));
        }
        catch (JsonException e)
        {
            // The exception's text may hold a piece of what it could not read.
            throw new SecretException($"{what} is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.");
        }
    }

    private static JsonElement ToValue(string text) => Json.Write(text, static (writer, t) => writer.WriteStringValue(t));
}
