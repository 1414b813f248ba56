using System.Reflection;
using System.Runtime.InteropServices;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.DuckDb.Native;

/// <summary>
/// Finds libduckdb: the file that DUCKDB_LIBRARY names, or the usual name beside the program and where the system looks. Nothing is downloaded; who uses DuckDB installs it.
/// </summary>
internal static class Library
{
    public const string Name = "duckdb";
    private const string Variable = "DUCKDB_LIBRARY";

    /// <summary>The C API changes by addition; this is the release from which all is there that is used here.</summary>
    private static readonly Version Oldest = new(1, 2);

    private static readonly Lazy<string?> Problem = new(Load);
    private static nint _library;

    /// <exception cref="DatabaseException">It is not installed, or too old.</exception>
    public static void Ensure()
    {
        if (Problem.Value is { } problem)
        {
            throw new DatabaseException(problem);
        }
    }

    private static string? Load()
    {
        var path = Environment.GetEnvironmentVariable(Variable);
        string[] names = !string.IsNullOrEmpty(path) ? [path]
            : OperatingSystem.IsWindows() ? ["duckdb.dll"]
            : OperatingSystem.IsMacOS() ? ["libduckdb.dylib", "/opt/homebrew/lib/libduckdb.dylib", "/usr/local/lib/libduckdb.dylib"]
            : ["libduckdb.so", "/usr/local/lib/libduckdb.so", "/usr/lib/libduckdb.so"];
        if (!Array.Exists(names, static n => NativeLibrary.TryLoad(n, typeof(Library).Assembly, null, out _library)))
        {
            return (string.IsNullOrEmpty(path) ? "DuckDB is not installed: its library was not found. " : $"{Variable} names '{path}', which is no library that can be loaded. ")
                + $"Install DuckDB's C library (the 'libduckdb' archive of its releases, a package of your system, or the npm package @duckdb/node-bindings-<system>), "
                + $"put {names[0]} beside the program or where the system finds libraries, or set {Variable} to the file.";
        }

        NativeLibrary.SetDllImportResolver(typeof(Library).Assembly, static (string name, Assembly _, DllImportSearchPath? _) => name == Name ? _library : 0);
        var version = Marshal.PtrToStringUTF8(Api.LibraryVersion()) ?? "";
        return Version.TryParse(version.TrimStart('v').Split('-')[0], out var parsed) && parsed < Oldest ? $"DuckDB {version} is too old: {Oldest} or later is needed." : null;
    }
}
