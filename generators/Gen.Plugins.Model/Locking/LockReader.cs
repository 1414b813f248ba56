using System.Xml.Linq;

namespace Gen.Plugins.Model.Locking;

/// <summary>Reads what a lock file records of plugins.</summary>
internal static class LockReader
{
    /// <summary>Reads a lock file's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="plugins">What it records; <see langword="null"/>: it cannot be read.</param>
    /// <returns>What is wrong with it, and in which line, counted from 0; <see langword="null"/>: nothing.</returns>
    public static LockFault? Read(string text, out PluginLock? plugins)
    {
        PluginLock? found = null;
        var fault = LockDocument.Read(text, PluginLock.Format, (root, lines) =>
        {
            var read = new List<LockedPlugin>();
            var seen = new HashSet<(string, string, string)>();
            foreach (var item in root.Element("plugins")?.Elements() ?? [])
            {
                var plugin = Plugin(item);
                if (!seen.Add(plugin.Key))
                {
                    return new(LockDocument.LineOf(lines, $"\"{plugin.Name}\"", last: true), $"it lists '{plugin.Name}' twice");
                }

                read.Add(plugin);
            }

            found = new(new(read));
            return null;
        });
        plugins = found;
        return fault;
    }

    private static LockedPlugin Plugin(XElement item) => new()
    {
        Name = LockDocument.Text(item, "name"),
        Version = LockDocument.Text(item, "version"),
        Type = LockDocument.Text(item, "type"),
        Assembly = LockDocument.Text(item, "assembly"),
        Contracts = LockDocument.List(item, "contracts"),
        Tier = item.Element("tier")?.Value,
        Dependencies = LockDocument.List(item, "dependencies"),
        Migrations = LockDocument.List(item, "migrations"),
    };
}
