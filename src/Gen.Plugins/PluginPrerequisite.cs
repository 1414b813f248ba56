using System.ComponentModel;

namespace Gen.Plugins;

/// <summary>
/// A service of a host that must be done before its plugins validate and start, such as migrating their database. Gen.Plugins.Hosting waits for it, in whatever order the two
/// were registered. Not meant for other code.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class PluginPrerequisite
{
    /// <summary>Does it; once, however often it is called.</summary>
    /// <param name="cancellationToken">The host's.</param>
    public abstract Task PrepareAsync(CancellationToken cancellationToken);
}
