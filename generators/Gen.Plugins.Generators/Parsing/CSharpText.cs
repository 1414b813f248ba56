using System.Globalization;
using System.Text;
using Gen.Plugins.Model.Tables;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>Writes names and values as C# source that means the same in any file.</summary>
internal static class CSharpText
{
    private const int LongestMangled = 600;

    private static readonly SymbolDisplayFormat s_type = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>A type as C# names it from anywhere: <c>global::Acme.@class</c>.</summary>
    public static string Name(ITypeSymbol type)
    {
        var name = type.ToDisplayString(s_type);
        // C# before 9 does not know nint and nuint; a name of the user's may hold the same letters.
        return name.Contains("nint") || name.Contains("nuint")
            ? string.Concat(type.ToDisplayParts(s_type).Select(static part => (part.Kind, part.ToString()) switch
            {
                (SymbolDisplayPartKind.Keyword, "nint") => "global::System.IntPtr",
                (SymbolDisplayPartKind.Keyword, "nuint") => "global::System.UIntPtr",
                var (_, text) => text,
            }))
            : name;
    }

    /// <summary>A type's full name in metadata: <c>Acme.Outer+Inner</c>.</summary>
    public static string MetadataName(INamedTypeSymbol type)
    {
        if (type.ContainingType is { } outer)
        {
            return MetadataName(outer) + "+" + type.MetadataName;
        }

        return type.ContainingNamespace is { IsGlobalNamespace: false } space ? MetadataName(space) + "." + type.MetadataName : type.MetadataName;
    }

    /// <summary>
    /// A type as the run time knows it, closed over its arguments: <c>Acme.IOf`1[System.Int32]</c>. Names of tuple elements, <c>dynamic</c> and
    /// nullability, which the run time does not know, do not count.
    /// </summary>
    public static string Identity(ITypeSymbol type)
    {
        switch (type)
        {
            case IArrayTypeSymbol array:
                return $"{Identity(array.ElementType)}[{new string(',', array.Rank - 1)}]";
            case INamedTypeSymbol named:
                var arguments = new List<string>();
                for (var declaring = named; declaring is not null; declaring = declaring.ContainingType)
                {
                    arguments.InsertRange(0, declaring.TypeArguments.Select(Identity));
                }

                return arguments.Count == 0 ? MetadataName(named) : $"{MetadataName(named)}[{string.Join(",", arguments)}]";
            default:
                return "System.Object";
        }
    }

    /// <summary>A namespace with dots; empty for the global one.</summary>
    public static string FullName(INamespaceSymbol space) => space.IsGlobalNamespace ? "" : MetadataName(space);

    private static string MetadataName(INamespaceSymbol space) =>
        space.ContainingNamespace is { IsGlobalNamespace: false } outer ? MetadataName(outer) + "." + space.MetadataName : space.MetadataName;

    /// <summary>A dotted name with each part made an identifier: letters, digits and <c>_</c>, keywords escaped.</summary>
    public static string Namespace(string name)
    {
        var parts = name.Split('.').Where(static part => part.Trim().Length > 0).Select(static part =>
        {
            var clean = new string([.. part.Trim().Select(static c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_')]);
            clean = SyntaxFacts.IsIdentifierStartCharacter(clean[0]) ? clean : "_" + clean;
            return SyntaxFacts.GetKeywordKind(clean) == SyntaxKind.None ? clean : "@" + clean;
        });
        return string.Join(".", parts);
    }

    /// <summary>An identifier that no other name gives: <c>Acme.S3_Batch</c> is <c>Acme_S3_1Batch</c>.</summary>
    public static string Mangle(string name)
    {
        var mangled = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var c = name[i];
            _ = c switch
            {
                // Only in an assembly's name can a digit follow, which would be mistaken for one of the marks below.
                '.' => mangled.Append(i + 1 < name.Length && IsDigit(name[i + 1]) ? "_0" : "_"),
                '_' => mangled.Append("_1"),
                '+' => mangled.Append("_2"),
                _ when IsDigit(c) || c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' => mangled.Append(c),
                _ => mangled.Append("_3").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }

        var text = name.Length > 0 && IsDigit(name[0]) ? "_4" + mangled : mangled.ToString();

        // A name in an assembly has at most 1,023 bytes, and what is appended to this one must fit too.
        return text.Length <= LongestMangled
            ? text
            : $"{text.Substring(0, LongestMangled)}_5{PerfectHash.Of(name, PerfectHash.Whole, 0).ToString("x16", CultureInfo.InvariantCulture)}";
    }

    private static bool IsDigit(char c) => c is >= '0' and <= '9';

    /// <summary>A string as a literal; <see langword="null"/> as <c>null</c>.</summary>
    public static string Literal(string? value)
    {
        if (value is null)
        {
            return "null";
        }

        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var c in value)
        {
            _ = c is '"' or '\\'
                ? text.Append('\\').Append(c)
                : c is >= ' ' and < '\u007F' || char.IsLetterOrDigit(c) ? text.Append(c) : text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
        }

        return text.Append('"').ToString();
    }

    /// <summary>A constant of a type as an expression, cast to that type where C# would take it for another.</summary>
    public static string Constant(ITypeSymbol type, object? value)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
        {
            return value is null ? $"default({Name(type)})" : $"({Name(type)})({Constant(nullable.TypeArguments[0], value)})";
        }

        if (value is null)
        {
            return $"default({Name(type)})";
        }

        var literal = value switch
        {
            string text => Literal(text),
            bool flag => flag ? "true" : "false",
            char c => "'\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) + "'",
            double.NaN => "double.NaN",
            double.PositiveInfinity => "double.PositiveInfinity",
            double.NegativeInfinity => "double.NegativeInfinity",
            float.NaN => "float.NaN",
            float.PositiveInfinity => "float.PositiveInfinity",
            float.NegativeInfinity => "float.NegativeInfinity",
            double number => number.ToString("R", CultureInfo.InvariantCulture) + "D",
            float number => number.ToString("R", CultureInfo.InvariantCulture) + "F",
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "M",
            long number => number == long.MinValue ? "long.MinValue" : number.ToString(CultureInfo.InvariantCulture) + "L",
            ulong number => number.ToString(CultureInfo.InvariantCulture) + "UL",
            uint number => number.ToString(CultureInfo.InvariantCulture) + "U",
            DateTime date => $"new global::System.DateTime({date.Ticks.ToString(CultureInfo.InvariantCulture)}L)",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => $"default({Name(type)})",
        };
        return value is string ? type.SpecialType == SpecialType.System_String ? literal : $"({Name(type)}){literal}" : $"({Name(type)})({literal})";
    }
}
