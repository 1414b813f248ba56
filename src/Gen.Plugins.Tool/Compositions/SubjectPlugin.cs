using Gen.Plugins.Model;
using Gen.Plugins.Model.Composition;

namespace Gen.Plugins.Tool.Compositions;

/// <summary>A plugin of a composition, in it or left out of it.</summary>
/// <param name="Plugin">The plugin.</param>
/// <param name="Place">Its place in the registry's order, from 0; -1: it is left out.</param>
/// <param name="LeftOut">Why it is left out; <see langword="null"/>: it is not.</param>
internal sealed record SubjectPlugin(PluginModel Plugin, int Place, Model.Composition.LeftOutPlugin? LeftOut);
