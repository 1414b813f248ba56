using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Hosting.Tests.Support;

/// <summary>A plugin of a registry that a test makes.</summary>
internal sealed record TestPlugin(string Name)
{
    public string[] Aliases { get; init; } = [];

    /// <summary>As in a row: <c>auth</c>, <c>two/auth</c>, optional ones with a <c>?</c>.</summary>
    public string[] Needs { get; init; } = [];

    /// <summary>Names of contracts: <c>one</c>, <c>two</c>.</summary>
    public string[] Contracts { get; init; } = ["one"];

    public ServiceLifetime Lifetime { get; init; } = ServiceLifetime.Singleton;

    public bool HasLifecycle { get; init; } = true;

    /// <summary>Makes an instance; one that keeps a journal, unless it is set.</summary>
    public Func<IServiceProvider, object>? Create { get; init; }

    /// <summary>Migrations that it brings.</summary>
    public PluginMigration[] Migrations { get; init; } = [];

    public static implicit operator TestPlugin(string name) => new(name);
}
