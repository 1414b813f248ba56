using Gen.Plugins;
using Gen.Worker.Runtime.Events;

namespace Gen.Worker.Tests.Storage;

public sealed class TierTests
{
    [Fact]
    public void The_engine_knows_no_database()
    {
        var engine = typeof(IEventLog).Assembly;

        Assert.Contains(engine.GetCustomAttributes(typeof(PluginForbidsAttribute), false).Cast<PluginForbidsAttribute>(), static f => f.Namespace == "System.Data");
        Assert.DoesNotContain(engine.GetReferencedAssemblies(), static a => a.Name!.StartsWith("System.Data", StringComparison.Ordinal) || a.Name.Contains("Sql", StringComparison.Ordinal));
    }
}
