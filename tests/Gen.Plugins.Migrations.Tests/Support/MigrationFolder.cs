using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gen.Plugins.CompilerServices;

namespace Gen.Plugins.Migrations.Tests.Support;

/// <summary>Migrations from files, <c>plugin/number_name.sql</c>, as the generator would have put them into a host.</summary>
internal static class MigrationFolder
{
    public static PluginMigration[] Read(string folder)
        => [.. Directory.GetFiles(folder, "*.sql", SearchOption.AllDirectories)
            .Select(f => Of(Path.GetRelativePath(folder, f).Replace('\\', '/'), File.ReadAllText(f)))
            .OrderBy(static m => m.Plugin, StringComparer.Ordinal).ThenBy(static m => m.Number)];

    /// <param name="path"><c>plugin/number_name.sql</c>.</param>
    /// <param name="sql">The text.</param>
    public static PluginMigration Of(string path, string sql) => Of(path, new TextSource(sql), sql);

    public static PluginMigration Of(string path, PluginMigrationSource source, string sql)
    {
        var plugin = path[..path.LastIndexOf('/')];
        var file = path[(plugin.Length + 1)..^".sql".Length];
        var number = file[..file.IndexOf('_', StringComparison.Ordinal)];
        string[] header = [.. sql.Split('\n').TakeWhile(static l => l.StartsWith("--", StringComparison.Ordinal))];
        var dialect = header.FirstOrDefault(static l => l.StartsWith("-- gen: dialect ", StringComparison.Ordinal))?["-- gen: dialect ".Length..];
        return new(
            plugin,
            long.Parse(number, CultureInfo.InvariantCulture),
            file[(number.Length + 1)..],
            $"Migrations/{path}",
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql))),
            dialect,
            header.Contains("-- gen: no-transaction"),
            source,
            0);
    }

    internal sealed class TextSource(string sql) : PluginMigrationSource
    {
        private readonly byte[] _sql = Encoding.UTF8.GetBytes(sql);

        public int Reads { get; private set; }

        public override ReadOnlySpan<byte> Sql(int index)
        {
            Reads++;
            return _sql;
        }
    }
}
