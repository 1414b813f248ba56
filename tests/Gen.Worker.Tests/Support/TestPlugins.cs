using Gen.Worker.Runtime.Secrets;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Tests.Support;

/// <summary>The real plugins, out of this project's registry, in an environment of their own.</summary>
internal static class TestPlugins
{
    static TestPlugins() => Databases.Tests.Support.DuckDbLibrary.Find();

    public static ServiceProvider Create(Func<string, string?>? environment = null, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection().AddWorker().AddSingleton(new EnvironmentVariables(environment ?? (static _ => null)));
        more?.Invoke(services);
        return services.AddPlugins().BuildServiceProvider();
    }
}
