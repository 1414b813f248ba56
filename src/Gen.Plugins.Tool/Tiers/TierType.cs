using Gen.Plugins.Model.Tiers;

namespace Gen.Plugins.Tool.Tiers;

/// <summary>A type of an assembly that takes part.</summary>
/// <param name="Name">Its name in metadata: namespace, name with the number of its type parameters, nested ones after <c>+</c>.</param>
/// <param name="Assembly">The name of its assembly.</param>
/// <param name="Place">Where the rules see it.</param>
internal sealed record TierType(string Name, string Assembly, TierPlace Place)
{
    /// <summary>As a person writes it: <c>Acme.Outer.Inner&lt;,&gt;</c>.</summary>
    public string Display { get; } = DisplayOf(Name);

    public static string DisplayOf(string name)
    {
        if (name.AsSpan().IndexOfAny('`', '+') < 0)
        {
            return name;
        }

        var text = new System.Text.StringBuilder(name.Length);
        for (var i = 0; i < name.Length; i++)
        {
            var end = i + 1;
            while (end < name.Length && char.IsAsciiDigit(name[end]))
            {
                end++;
            }

            // 65,535 is the most that metadata can count.
            if (name[i] == '`' && end > i + 1 && ushort.TryParse(name.AsSpan(i + 1, end - i - 1), System.Globalization.CultureInfo.InvariantCulture, out var parameters) && parameters is > 0 and < 100)
            {
                text.Append('<').Append(',', parameters - 1).Append('>');
                i = end - 1;
            }
            else
            {
                text.Append(name[i] == '+' ? '.' : name[i]);
            }
        }

        return text.ToString();
    }
}
