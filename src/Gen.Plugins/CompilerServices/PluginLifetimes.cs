using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.CompilerServices;

/// <summary>
/// How the plugins of one contract live in a container: the lifetime that most of them have, which one registration serves,
/// and the names and aliases of the others. Not meant for other code.
/// </summary>
/// <param name="most">The lifetime of all plugins that are not named here.</param>
/// <param name="singletons">Names and aliases of the other singletons, separated by <c>;</c>.</param>
/// <param name="scoped">Names and aliases of the other scoped ones, separated by <c>;</c>.</param>
/// <param name="transients">Names and aliases of the other transient ones, separated by <c>;</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PluginLifetimes(ServiceLifetime most, string singletons = "", string scoped = "", string transients = "")
{
    // Fields, not properties: the JIT's first tier compiles a getter as a method of its own.
    internal readonly ServiceLifetime Most = most;
    internal readonly string Singletons = singletons;
    internal readonly string Scoped = scoped;
    internal readonly string Transients = transients;
}
