using System.Text.Json;
using Gen.Plugins.Tool.Tests.Support;

namespace Gen.Plugins.Tool.Tests.Tiers;

public sealed class ExceptionsTests : IDisposable
{
    private const string Day = "2026-11-21";

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Lists_the_oldest_first_then_those_of_unknown_age()
    {
        var exit = ToolRun.RunOn(Day, "tiers", "exceptions", Write());

        Assert.Equal((1, ""), (exit.Code, exit.Error));
        Snapshot.Matches("tiers-exceptions.txt", exit.Output, _folder);
    }

    [Fact]
    public void Prints_the_same_as_json() => Snapshot.Matches("tiers-exceptions.json", ToolRun.RunOn(Day, "tiers", "exceptions", Write(), "--json").Output, _folder);

    [Theory]
    [InlineData("2026-11-19", 0)]
    [InlineData("2026-11-20", 1)]
    public void One_is_expired_from_its_day_on(string day, int code) => Assert.Equal(code, ToolRun.RunOn(day, "tiers", "exceptions", Write()).Code);

    [Fact]
    public void Says_if_there_is_none()
    {
        var exit = ToolRun.Run("tiers", "exceptions", _folder.Write(Tiered.Core.FileName, Tiered.Core.Image));

        Assert.Equal((0, ""), (exit.Code, exit.Error));
        Assert.Contains("admits no breach of the tier rules", exit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Finds_those_of_all_assemblies() =>
        Assert.Equal("Acme.Plugins", JsonDocument.Parse(ToolRun.RunOn(Day, "tiers", "exceptions", Tiered.Build(_folder), "--json").Output).RootElement.GetProperty("exceptions")[0].GetProperty("assembly").GetString());

    private string Write() => _folder.Write("Acme.Old.dll", Compiled.Library("Acme.Old", """
        using Gen.Plugins;
        [assembly: PluginTierException(typeof(Acme.A), typeof(Acme.B<>), Reason = "Younger.", Since = "2026-11-01", Until = "2026-12-01")]
        [assembly: PluginTierException(typeof(Acme.A.Inner), typeof(Acme.B<>), Reason = "Expired.", Since = "2026-11-10", Until = "2026-11-20")]
        [assembly: PluginTierException(typeof(Acme.A), typeof(System.Text.StringBuilder), Reason = "Of unknown age.")]
        [assembly: PluginTierException(typeof(Acme.A), typeof(Acme.A.Inner), Reason = "Oldest.", Since = "2025-11-21")]
        [assembly: PluginTierException(typeof(Acme.A), typeof(Acme.A), Reason = "No days.", Since = "last week", Until = "soon")]
        namespace Acme { public class A { public class Inner; } public class B<T>; }
        """ + Tiered.Attributes).Image);
}
