using Microsoft.Extensions.DependencyInjection;

namespace Gen.Plugins.Tests.DependencyInjection;

/// <summary>What somebody without Gen.Plugins would write.</summary>
internal sealed record Registration(string Name, Type Type, ServiceLifetime Lifetime);
