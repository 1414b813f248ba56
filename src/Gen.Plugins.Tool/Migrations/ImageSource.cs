using Gen.Plugins.CompilerServices;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Migrations;

/// <summary>The SQL of a plugin's migrations, read out of its assembly's image whenever it is asked for, and held against its checksum.</summary>
internal sealed class ImageSource(MigrationReader reader, IReadOnlyList<ReadMigration> migrations) : PluginMigrationSource
{
    /// <exception cref="UnreadableException">It is not what was compiled.</exception>
    public override ReadOnlySpan<byte> Sql(int index) => reader.ReadSql(migrations[index]);
}
