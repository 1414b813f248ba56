using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Incremental;

/// <summary>
/// Remembers what was read of a project until one of its declarations changes. The compiler calls a transform for each plugin at each keystroke;
/// with this, it looks at symbols again only when they can have changed.
/// </summary>
/// <typeparam name="T">What was read: a model, without symbols or nodes.</typeparam>
internal sealed class DeclarationMemo<T>
    where T : class
{
    private readonly ConditionalWeakTable<object, Place> _places = new();

    /// <summary>What was read, or what <paramref name="read"/> now reads.</summary>
    /// <param name="key">What it belongs to: a node, or the options of a project, which outlive an edit.</param>
    /// <param name="compilation">The project as it is now.</param>
    /// <param name="state">What <paramref name="read"/> needs.</param>
    /// <param name="read">Reads it.</param>
    public T? Get<TState>(object key, Compilation compilation, TState state, Func<TState, T?> read)
    {
        var stamp = DeclarationStamp.Of(compilation);
        var place = _places.GetOrCreateValue(key);
        if (place.Memory is { } memory && memory.Stamp == stamp)
        {
            return memory.Value;
        }

        var value = read(state);
        place.Memory = new Memory(stamp, value);
        return value;
    }

    private sealed class Place
    {
        /// <summary>Stamp and value are replaced together: editors run generators for several snapshots at once.</summary>
        public volatile Memory? Memory;
    }

    private sealed record Memory(DeclarationStamp Stamp, T? Value);
}
