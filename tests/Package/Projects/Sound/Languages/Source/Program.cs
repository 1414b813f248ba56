using System;
using System.Linq;
using Gen.Plugins;
using Microsoft.Extensions.DependencyInjection;

namespace Acme
{
    /// <summary>A contract.</summary>
    [PluginContract("greeting", Required = true)]
    internal interface IGreeting
    {
        /// <summary>Greets.</summary>
        string Greet(string who);
    }

    /// <summary>Metadata.</summary>
    [PluginMetadata]
    [AttributeUsage(AttributeTargets.Class)]
    internal sealed class LoudnessAttribute : Attribute
    {
        /// <summary>Sets the level.</summary>
        public LoudnessAttribute(int level) => Level = level;

        /// <summary>The level.</summary>
        public int Level { get; }
    }

    [Plugin("polite", Version = "1.0.0", Description = "\"Polite\" \\ {0}", Lifetime = ServiceLifetime.Singleton, Before = new[] { "loud" })]
    [PluginAlias("formal", Until = "9.0.0")]
    internal sealed class Polite : IGreeting
    {
        public string Greet(string who) => "Good day, " + who;
    }

    [Plugin("loud")]
    [PluginDependency("polite", VersionRange = "[1.0,2.0)")]
    [Loudness(11)]
    internal sealed class Loud : IGreeting
    {
        private readonly IGreeting _greeting;

        public Loud([FromKeyedServices("polite")] IGreeting greeting, IFormatProvider format = null)
        {
            _greeting = greeting;
            _ = format;
        }

        public string Greet(string who) => _greeting.Greet(who).ToUpperInvariant() + "!";
    }

    /// <summary>Obsolete, and not of this time.</summary>
    [Plugin("old")]
    [Obsolete("Use 'polite'.")]
    internal sealed class Old : IGreeting
    {
        public string Greet(string who) => "Hail, " + who;
    }

    internal static class Program
    {
        private static void Main()
        {
            using (var services = new ServiceCollection().AddPlugins().BuildServiceProvider())
            {
                Console.WriteLine(string.Join(", ", HostPlugins.Registry.Plugins.Select(plugin => plugin.Name)));
                Console.WriteLine(services.GetRequiredKeyedService<IGreeting>("loud").Greet("world"));
                Console.WriteLine(HostPlugins.Registry.Get<IGreeting>("loud").GetMetadata<LoudnessAttribute>().Level);
            }
        }
    }
}
