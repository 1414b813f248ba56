using System.ComponentModel;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.CompilerServices;

/// <summary>
/// How the plugins of one contract live in a container: the lifetime that most of them have, which one registration serves,
/// and the names and aliases of the others. Not meant for other code.
/// </summary>
/// <param name="Most">The lifetime of all plugins that are not named here.</param>
/// <param name="Singletons">Names and aliases of the other singletons, separated by <c>;</c>.</param>
/// <param name="Scoped">Names and aliases of the other scoped ones, separated by <c>;</c>.</param>
/// <param name="Transients">Names and aliases of the other transient ones, separated by <c>;</c>.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct PluginLifetimes(
    ServiceLifetime Most,
    string Singletons = "",
    string Scoped = "",
    string Transients = "");
