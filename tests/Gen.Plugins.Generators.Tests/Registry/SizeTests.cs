using System.Text;
using Gen.Plugins.Generators.Tests.Harness;

namespace Gen.Plugins.Generators.Tests.Registry;

public sealed class SizeTests
{
    [Fact]
    public void A_thousand_plain_plugins_take_a_kilobyte_and_a_half_each_at_the_most()
    {
        const int Count = 1_000;

        var generated = new TestProject(Sources.Load, string.Concat(Enumerable.Range(0, Count).Select(static i => Sources.Plugin($"plugin_{i}")))).Generate();

        Assert.InRange(generated.Files.Values.Sum(static f => Encoding.UTF8.GetByteCount(f)), 1, Count * 1_536);
    }
}
