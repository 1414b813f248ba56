using System.Globalization;
using System.Text;
using Gen.Plugins.Model.Composition;

namespace Gen.Plugins.Model.Tables;

/// <summary>Writes rows as <see cref="PluginField"/> describes them.</summary>
internal static class PluginRowWriter
{
    /// <summary>Appends a plugin's row.</summary>
    /// <param name="row">What to append to.</param>
    /// <param name="plugin">The plugin.</param>
    /// <param name="contracts">The numbers of its contracts in the host's table.</param>
    public static void Append(StringBuilder row, PluginModel plugin, IEnumerable<int> contracts)
    {
        string?[] fields =
        [
            Escape(plugin.Name),
            Escape(plugin.TypeName),
            Escape(plugin.AssemblyName),
            Escape(plugin.Version),
            string.Join(";", contracts.Select(static c => c.ToString(CultureInfo.InvariantCulture))),
            plugin.Lifetime == Lifetimes.Transient ? null : plugin.Lifetime.ToString(CultureInfo.InvariantCulture),
            plugin.Tier?.ToString(CultureInfo.InvariantCulture),
            List(plugin.Aliases.Select(static a => a.Name)),
            List(plugin.Dependencies.Select(static d => (d.Optional ? "?" : "") + d.Name + (d.VersionRange is null ? "" : " " + d.VersionRange))),
            Escape(plugin.HostVersion),
            Escape(plugin.Author),
            Escape(plugin.Description),
            plugin.Lifecycle ? "1" : null,
            Escape(plugin.Migrations),
        ];

        var last = Array.FindLastIndex(fields, static f => !string.IsNullOrEmpty(f));
        for (var i = 0; i <= last; i++)
        {
            row.Append(i == 0 ? "" : "|").Append(fields[i]);
        }
    }

    /// <summary>A line for a plugin that is not in the host: name, aliases, full type names of its contracts, what left it out.</summary>
    public static string LeftOut(LeftOutPlugin leftOut) => string.Join(
        "|",
        Escape(leftOut.Plugin.Name),
        List(leftOut.Plugin.Aliases.Select(static a => a.Name)),
        List(leftOut.Plugin.Contracts.Select(ContractModel.TypeOf)),
        Escape(leftOut.Switch));

    private static string List(IEnumerable<string> items) => string.Join(";", items.Select(Escape));

    /// <summary>Makes a text safe inside a row: no separators, no line ends, no control characters, no lone surrogates.</summary>
    public static string Escape(string? text)
    {
        if (text is null)
        {
            return "";
        }

        StringBuilder? escaped = null;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var pair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (!pair && (c is '\\' or '|' or ';' or '\u2028' or '\u2029' or '\u0085' || c < ' ' || c == '\u007F' || char.IsSurrogate(c)))
            {
                escaped ??= new StringBuilder(text, 0, i, text.Length + 16);
                escaped.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                continue;
            }

            escaped?.Append(c);
            if (pair)
            {
                i++;
                escaped?.Append(text[i]);
            }
        }

        return escaped?.ToString() ?? text;
    }
}
