using System.Globalization;
using System.Text;

namespace Gen.Plugins.Model.Locking;

/// <summary>Prints a lock file: JSON, one plugin a line, so that a change of one plugin is a change of one line.</summary>
internal static class LockWriter
{
    public static string Write(PluginLock plugins)
    {
        var text = new StringBuilder();
        text.Append("{\n  \"format\": ").Append(PluginLock.Format.ToString(CultureInfo.InvariantCulture)).Append(",\n  \"plugins\": [");
        for (var i = 0; i < plugins.Plugins.Count; i++)
        {
            text.Append(i == 0 ? "\n    { " : ",\n    { ");
            Write(text, plugins.Plugins[i]);
            text.Append(" }");
        }

        return text.Append(plugins.Plugins.Count == 0 ? "]\n}\n" : "\n  ]\n}\n").ToString();
    }

    private static void Write(StringBuilder text, LockedPlugin plugin)
    {
        Member(text, "name", plugin.Name);
        Member(text.Append(", "), "version", plugin.Version);
        Member(text.Append(", "), "type", plugin.Type);
        Member(text.Append(", "), "assembly", plugin.Assembly);
        Member(text.Append(", "), "contracts", plugin.Contracts);
        if (plugin.Tier is { } tier)
        {
            Member(text.Append(", "), "tier", tier);
        }

        Member(text.Append(", "), "dependencies", plugin.Dependencies);
        Member(text.Append(", "), "migrations", plugin.Migrations);
    }

    public static void Member(StringBuilder text, string name, string value) => String(text.Append('"').Append(name).Append("\": "), value);

    private static void Member(StringBuilder text, string name, EquatableArray<string> values)
    {
        text.Append('"').Append(name).Append("\": [");
        for (var i = 0; i < values.Count; i++)
        {
            String(text.Append(i == 0 ? "" : ", "), values[i]);
        }

        text.Append(']');
    }

    /// <summary>Only what would end a line is escaped beside what JSON asks for: MSBuild, which writes the file, may take a backslash for a separator of folders.</summary>
    private static void String(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            if (c is '"' or '\\')
            {
                text.Append('\\').Append(c);
            }
            else if (char.IsControl(c) || c is '\u2028' or '\u2029')
            {
                text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
            }
            else
            {
                text.Append(c);
            }
        }

        text.Append('"');
    }
}
