namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>
/// The types that the text of a <c>typeof</c> in an attribute names: <c>Acme.Outer+Inner`1[[Acme.Argument, Acme.Other]], Acme.App, Version=…</c>.
/// </summary>
/// <remarks>The library's own parser, <c>System.Reflection.Metadata.TypeName</c>, is not in the framework that the native command is built for.</remarks>
internal static class SerializedTypeName
{
    private const int Deepest = 32;

    /// <returns>The type itself first, then its arguments: namespace, name, nested ones after <c>+</c>; and the simple name of the assembly, if one is named.</returns>
    public static IReadOnlyList<(string Name, string? Assembly)> Types(string text)
    {
        var found = new List<(string Name, string? Assembly)>();
        var position = 0;
        Read(text, ref position, found, 0, isBracketed: false);
        return found;
    }

    /// <summary>Reads one type; what makes no sense ends the reading, and what was found until then counts.</summary>
    private static void Read(string text, ref int position, List<(string Name, string? Assembly)> found, int depth, bool isBracketed)
    {
        var name = Name(text, ref position);
        var place = found.Count;
        found.Add((name, null));
        while (position < text.Length && text[position] is '[' or '*' or '&')
        {
            if (text[position++] != '[')
            {
                continue;
            }

            var isArray = position >= text.Length || text[position] is ']' or ',' or '*';
            if (isArray || depth == Deepest)
            {
                Skip(text, ref position);
            }
            else
            {
                Arguments(text, ref position, found, depth + 1);
            }
        }

        // The name of an assembly follows where it cannot be taken for the next argument.
        if (position < text.Length && text[position] == ',' && (depth == 0 || isBracketed))
        {
            position++;
            var start = position;
            while (position < text.Length && text[position] is not (',' or ']'))
            {
                position++;
            }

            found[place] = (name, text[start..position].Trim());
            if (depth > 0)
            {
                Skip(text, ref position);
                position--;
            }
        }
    }

    private static void Arguments(string text, ref int position, List<(string Name, string? Assembly)> found, int depth)
    {
        while (position < text.Length && text[position] != ']')
        {
            var isBracketed = text[position] == '[';
            position += isBracketed ? 1 : 0;
            Read(text, ref position, found, depth, isBracketed);
            if (isBracketed && position < text.Length && text[position] == ']')
            {
                position++;
            }

            if (position < text.Length && text[position] == ',')
            {
                position++;
            }
            else if (position < text.Length && text[position] != ']')
            {
                position = text.Length;
            }
        }

        position++;
    }

    private static string Name(string text, ref int position)
    {
        var name = new System.Text.StringBuilder();
        for (; position < text.Length && text[position] is not ('[' or ']' or ',' or '*' or '&'); position++)
        {
            position += text[position] == '\\' && position + 1 < text.Length ? 1 : 0;
            name.Append(text[position]);
        }

        return name.ToString().Trim();
    }

    /// <summary>Goes behind the bracket that closes what is open.</summary>
    private static void Skip(string text, ref int position)
    {
        for (var open = 1; position < text.Length && open > 0; position++)
        {
            open += text[position] switch { '[' => 1, ']' => -1, _ => 0 };
        }
    }
}
