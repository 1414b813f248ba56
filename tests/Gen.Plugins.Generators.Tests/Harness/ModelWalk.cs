using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Tests.Harness;

/// <summary>
/// Walks what the pipeline keeps between two edits. A compiler object there would keep a whole compilation alive, and be unequal to its successor
/// after each edit: only strings, numbers and containers of our own or of the framework are allowed.
/// </summary>
internal static class ModelWalk
{
    public static void AssertPlain(IEnumerable<object?> values)
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var open = new Stack<object>();
        foreach (var value in values)
        {
            Push(value);
        }

        while (open.TryPop(out var value))
        {
            var type = value.GetType();

            // A file that is no code holds its own text and nothing of a compilation.
            if (value is AdditionalText)
            {
                continue;
            }

            Assert.False(IsOfCompiler(type), $"A step's value holds a {type}.");
            Assert.False(value is Delegate, $"A step's value holds a delegate, which may capture anything: {type}.");
            if (value is Array array)
            {
                foreach (var item in array)
                {
                    Push(item);
                }
            }
            else
            {
                for (var declaring = type; declaring is not null && declaring != typeof(object); declaring = declaring.BaseType)
                {
                    foreach (var field in declaring.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
                    {
                        Push(field.GetValue(value));
                    }
                }
            }
        }

        void Push(object? value)
        {
            if (value is not (null or string or Enum) && !value.GetType().IsPrimitive && (value is ValueType || seen.Add(value)))
            {
                open.Push(value);
            }
        }
    }

    private static bool IsOfCompiler(Type type) =>
        type.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true
        || (type.BaseType is { } parent && IsOfCompiler(parent))
        || type.GetInterfaces().Any(static i => i.Namespace?.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) == true)
        || typeof(ITuple).IsAssignableFrom(type) && type.IsGenericType && type.GetGenericArguments().Any(IsOfCompiler)
        || typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType && type.GetGenericArguments().Any(IsOfCompiler);
}
