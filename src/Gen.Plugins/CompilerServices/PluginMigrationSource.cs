using System.ComponentModel;

namespace Gen.Plugins.CompilerServices;

/// <summary>
/// Holds the SQL of one plugin's migrations. The generator emits a subclass for each plugin that has some, in the plugin's own assembly; the text is
/// data in the assembly's image, of which nothing is read before it is asked for. Not meant for other code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PluginMigrationSource
{
    /// <summary>A migration's SQL: UTF-8 without a byte-order mark, lines ended by <c>\n</c>.</summary>
    /// <param name="index">The migration's place in the source.</param>
    public abstract ReadOnlySpan<byte> Sql(int index);
}
