using System.Collections.Immutable;

namespace Gen.Plugins;

/// <summary>A registry has no plugin of the asked name under the asked contract.</summary>
public sealed class PluginNotFoundException : Exception
{
    internal PluginNotFoundException(Type contract, string name, ImmutableArray<string> nearestNames, string message)
        : base(message)
    {
        Contract = contract;
        Name = name;
        NearestNames = nearestNames;
    }

    /// <summary>The contract that was asked for.</summary>
    public Type Contract { get; }

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }

    /// <summary>Names that this contract has and that resemble the asked one, nearest first. May be empty.</summary>
    public ImmutableArray<string> NearestNames { get; }
}
