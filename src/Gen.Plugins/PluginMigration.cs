using System.Diagnostics;
using System.Text;
using Gen.Plugins.CompilerServices;

namespace Gen.Plugins;

/// <summary>
/// A migration that is compiled into this host: a file <c>&lt;number&gt;_&lt;name&gt;.sql</c> under a plugin's <see cref="PluginMigrationsAttribute">path</see>.
/// Its SQL stays in the assembly's image until it is read.
/// </summary>
[DebuggerDisplay("{Plugin} {Number} {Name}")]
public sealed class PluginMigration
{
    private readonly PluginMigrationSource _source;
    private readonly int _index;

    /// <summary>For generated code.</summary>
    /// <param name="plugin">The plugin's name.</param>
    /// <param name="number">The number in the file's name.</param>
    /// <param name="name">The name in the file's name.</param>
    /// <param name="path">The file, relative to the project, with <c>/</c>.</param>
    /// <param name="checksum">The SHA-256 of the text: 64 hexadecimal digits, small letters.</param>
    /// <param name="dialect">The only dialect that the migration is for; <see langword="null"/>: any.</param>
    /// <param name="noTransaction">Whether the migration runs outside a transaction.</param>
    /// <param name="source">What holds the SQL.</param>
    /// <param name="index">The migration's place in <paramref name="source"/>.</param>
    public PluginMigration(string plugin, long number, string name, string path, string checksum, string? dialect, bool noTransaction, PluginMigrationSource source, int index)
    {
        ArgumentException.ThrowIfNullOrEmpty(plugin);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(number);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentException.ThrowIfNullOrEmpty(checksum);
        ArgumentNullException.ThrowIfNull(source);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        Plugin = plugin;
        Number = number;
        Name = name;
        Path = path;
        Checksum = checksum;
        Dialect = dialect;
        NoTransaction = noTransaction;
        _source = source;
        _index = index;
    }

    /// <summary>
    /// The name of the plugin that owns it. Where several plugins of this host bear that name: <c>contract/name</c>, with the ordinally smallest of its contracts' names.
    /// </summary>
    public string Plugin { get; }

    /// <summary>Its place among the plugin's migrations; 1 or more. Numbers may have gaps. Two migrations share one only if they are for different dialects.</summary>
    public long Number { get; }

    /// <summary>What it does, as the file's name says.</summary>
    public string Name { get; }

    /// <summary>The file, relative to the plugin's project, with <c>/</c> on every system: <c>Migrations/snowflake/001_create.sql</c>.</summary>
    public string Path { get; }

    /// <summary>
    /// The SHA-256 of the text as UTF-8 without a byte-order mark, all line ends taken as <c>\n</c>: 64 hexadecimal digits in small letters. The same
    /// whether a file was checked out with <c>\r\n</c> or <c>\n</c>, and in whatever encoding it was saved.
    /// </summary>
    public string Checksum { get; }

    /// <summary>The only dialect that it is for, <c>postgresql</c> or <c>sqlite</c>; <see langword="null"/>: any.</summary>
    public string? Dialect { get; }

    /// <summary>It runs outside a transaction, because it says <c>-- gen: no-transaction</c>.</summary>
    public bool NoTransaction { get; }

    /// <summary>The length of <see cref="Utf8Sql"/> in bytes.</summary>
    public int Length => Utf8Sql.Length;

    /// <summary>The SQL as UTF-8 without a byte-order mark, lines ended by <c>\n</c>: data in the assembly's image, nothing is copied.</summary>
    public ReadOnlySpan<byte> Utf8Sql => _source.Sql(_index);

    /// <summary>The SQL as a new string; nothing keeps it.</summary>
    public string ReadSql() => Encoding.UTF8.GetString(Utf8Sql);

    /// <summary>Returns plugin and file name.</summary>
    public override string ToString() => $"{Plugin} {Path[(Path.LastIndexOf('/') + 1)..]}";

    /// <summary>The same migration, of a plugin that has to be told from another one of its name.</summary>
    internal PluginMigration Of(string plugin) => new(plugin, Number, Name, Path, Checksum, Dialect, NoTransaction, _source, _index);
}
