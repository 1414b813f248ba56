using System.Text.Json;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Secrets.Files;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>
/// Where DuckDB may go: the playbook's folder, folders that the worker's owner adds, and the stores and databases that a login is given for. DuckDB is told so when its database is opened, and
/// cannot be told otherwise afterwards, by no SQL.
/// </summary>
internal sealed class DuckDbPlaces
{
    /// <summary>The variable with more folders, separated as in PATH.</summary>
    public const string Variable = "GEN_DUCKDB_FOLDERS";

    private static readonly StringComparison Comparison = OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private readonly string[] _folders;
    private readonly string[] _stores;

    private DuckDbPlaces(string[] folders, string[] stores, string[] extensions) => (_folders, _stores, Extensions) = (folders, stores, extensions);

    /// <summary>The playbook's folder.</summary>
    public string Folder => _folders[0];

    /// <summary>Folders, and beginnings of addresses of stores.</summary>
    public IEnumerable<string> All => _folders.Concat(_stores);

    /// <summary>The extensions that logins and attached databases need, in order.</summary>
    public IReadOnlyList<string> Extensions { get; }

    /// <param name="login">The login, with the map <c>secrets</c> of logins and the map <c>attach</c>.</param>
    /// <param name="folder">The playbook's folder.</param>
    /// <param name="more">More folders, separated as in PATH; relative ones are the worker's.</param>
    public static DuckDbPlaces Of(DatabaseLogin login, string folder, string? more)
    {
        var secrets = login.Value("secrets") is { ValueKind: JsonValueKind.Object } s ? s : Json.EmptyObject;
        var attach = login.Value("attach") is { ValueKind: JsonValueKind.Object } a ? a : Json.EmptyObject;
        return new(
            [RealPath.Of(Path.GetFullPath(folder)), .. (more ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static f => RealPath.Of(Path.GetFullPath(f)))],
            [.. DuckDbSecrets.Stores(secrets)],
            [.. DuckDbSecrets.Extensions(secrets).Concat(attach.EnumerateObject().SelectMany(static d => DuckDbSecrets.AttachedExtensions(d.Name, d.Value))).Distinct().Order(StringComparer.Ordinal)]);
    }

    /// <summary>The full path of a file or folder, over links.</summary>
    /// <param name="what">The input that names it, as the beginning of a message.</param>
    /// <param name="path">Its path, relative to the playbook's folder.</param>
    /// <exception cref="DatabaseException">It is not in a folder where DuckDB may go.</exception>
    public string File(string what, string path)
    {
        var full = Real(what, Path.GetFullPath(path, Folder));
        return Array.Exists(_folders, f => IsIn(full, f))
            ? full
            : throw new DatabaseException($"'{what}' is '{path}', which is outside of the playbook's folder. Put it there, or name its folder in {Variable}, which is the worker's.");
    }

    /// <summary>What these places have that others lack; <see langword="null"/> if they lack nothing.</summary>
    public string? Beyond(DuckDbPlaces others)
        => _folders.FirstOrDefault(p => !Array.Exists(others._folders, f => IsIn(p, f))) ?? _stores.FirstOrDefault(s => !others._stores.Contains(s)) ?? Extensions.FirstOrDefault(e => !others.Extensions.Contains(e));

    private static string Real(string what, string path)
    {
        try
        {
            return RealPath.Of(path);
        }
        catch (IOException e)
        {
            throw new DatabaseException($"'{what}' is '{path}', which cannot be found. {e.Message}", e);
        }
    }

    private static bool IsIn(string path, string folder)
        => path.Equals(folder, Comparison) || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, Comparison);
}
