using Gen.Plugins;
using Quickstart.Contracts;

namespace Quickstart.Plugins;

/// <summary>Internal: the host finds it by its name, and cannot come to depend on its type.</summary>
[Plugin("polite", Description = "Greets as one should.")]
internal sealed class PoliteGreeting : IGreeting
{
    public string Greet(string who) => $"Good day, {who}.";
}
