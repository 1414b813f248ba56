using System.Runtime.InteropServices;

namespace Gen.Worker.Databases.Tests.Support;

/// <summary>Where tests/run.sh puts DuckDB's library: outside of the repository, once.</summary>
internal static class DuckDbLibrary
{
    private const string Variable = "DUCKDB_LIBRARY";

    /// <summary>To be called first: the library is looked for once in a process.</summary>
    public static void Find()
    {
        var cache = Environment.GetEnvironmentVariable("XDG_CACHE_HOME") is { Length: > 0 } given ? given : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".cache");
        var file = Path.Combine(cache, "gen-plugins-tests", "duckdb", "package", "libduckdb.so");
        if (Environment.GetEnvironmentVariable(Variable) is null && File.Exists(file) && RuntimeInformation.IsOSPlatform(OSPlatform.Linux))
        {
            Environment.SetEnvironmentVariable(Variable, file);
        }
    }
}
