using System.Text;
using Gen.Plugins.Model.Names;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Names;

/// <summary>The plugin name that a class's own name suggests: <c>S3BatchLoad</c>, an <c>ILoad</c>, is <c>s3_batch</c>.</summary>
internal static class SuggestedName
{
    /// <summary>Returns the name; <see langword="null"/> if nothing of the class's name can stand in one.</summary>
    public static string? For(INamedTypeSymbol type, INamedTypeSymbol contract) => PluginName.Mend(SnakeCase(WithoutSuffix(type.Name, contract)));

    private static string WithoutSuffix(string name, INamedTypeSymbol contract)
    {
        var suffix = contract.Name;
        if (contract.TypeKind == TypeKind.Interface && suffix is ['I', >= 'A' and <= 'Z', ..])
        {
            suffix = suffix.Substring(1);
        }

        return name.Length > suffix.Length && name.EndsWith(suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - suffix.Length) : name;
    }

    /// <summary>A word starts at a capital after a small letter or digit, and at the last capital of a run that goes on in small letters.</summary>
    private static string SnakeCase(string name)
    {
        var snake = new StringBuilder(name.Length + 8);
        for (var i = 0; i < name.Length; i++)
        {
            var startsWord = i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_' && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (startsWord)
            {
                snake.Append('_');
            }

            snake.Append(name[i]);
        }

        return snake.ToString();
    }
}
