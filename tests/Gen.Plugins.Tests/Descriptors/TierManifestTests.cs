using Gen.Plugins.CompilerServices;

namespace Gen.Plugins.Tests.Descriptors;

public class TierManifestTests
{
    [Fact]
    public void A_manifest_that_says_nothing_tells_no_tier()
    {
        var said = new TierManifestAttribute();

        Assert.False(Enum.IsDefined((PluginTier)said.Tier));
        Assert.False(said.Convention);
        Assert.False(said.Free);
    }
}
