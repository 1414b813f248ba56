namespace Gen.Plugins;

/// <summary>
/// The four tiers of a plugin system. A tier may use itself and the tiers before it; a controller and an action may not use another plugin directly.
/// </summary>
public enum PluginTier
{
    /// <summary>The engine: may use runtime code only.</summary>
    Runtime,

    /// <summary>What plugins share: may use shared and runtime code.</summary>
    Shared,

    /// <summary>Plugins that steer others, which they reach through the registry.</summary>
    Controller,

    /// <summary>Plugins that do one thing each.</summary>
    Action,
}
