using System.Reflection;
using Gen.Plugins;
using Gen.Plugins.CompilerServices;
using Gen.Samples.WorkerServer;

namespace Gen.Worker.Server.Tests.Program;

/// <summary>The compiler keeps actions and controllers out of the server (GEN0204) as long as its project asks for that.</summary>
public sealed class PluginFreeTests
{
    private static readonly Assembly s_server = typeof(ServerHost).Assembly;

    [Fact]
    public void The_server_is_plugin_free() =>
        Assert.True(
            s_server.GetCustomAttribute<TierManifestAttribute>() is { Free: true },
            "samples/WorkerServer/WorkerServer.csproj does not say <PluginFree>true</PluginFree>, so that nothing keeps actions and controllers out of the server.");

    [Fact]
    public void It_makes_no_exception() => Assert.Empty(s_server.GetCustomAttributes<PluginTierExceptionAttribute>());
}
