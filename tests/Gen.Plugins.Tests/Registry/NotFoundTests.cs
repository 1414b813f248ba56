namespace Gen.Plugins.Tests.Registry;

public class NotFoundTests
{
    [Theory]
    [InlineData("S3_BATCH", "s3_batch")]
    [InlineData("s3-batch", "s3_batch")]
    [InlineData("S3.Batch", "s3_batch")]
    [InlineData("s3batch", "s3_batch")]
    [InlineData("s3_btach", "s3_batch")]
    [InlineData("S3_BITCH", "s3_bitch")]
    [InlineData("Same", "same")]
    [InlineData("SAME-ALIAS", "same-alias")]
    [InlineData("both_second_alias", "both-second-alias")]
    [InlineData("too_only", "too-only")]
    public void The_right_name_is_the_first_that_is_offered(string name, string right)
    {
        var exception = Assert.Throws<PluginNotFoundException>(() => HostPlugins.Registry.Get<INamed>(name));

        Assert.Equal(right, exception.NearestNames[0]);
        Assert.Equal(name, exception.Name);
        Assert.Equal(typeof(INamed), exception.Contract);
        Assert.StartsWith($"There is no plugin '{name}' for the contract '{typeof(INamed)}'. Did you mean '{right}'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_other_contracts_are_not_offered()
        => Assert.DoesNotContain("s3_batch", Assert.Throws<PluginNotFoundException>(() => HostPlugins.Registry.Get<INamedToo>("S3_BATCH")).NearestNames);

    [Fact]
    public void Where_nothing_is_near_the_names_that_there_are_are_told()
    {
        var exception = Assert.Throws<PluginNotFoundException>(() => HostPlugins.Registry.Get<INamedToo>("zzzzzzzzzz"));

        Assert.Empty(exception.NearestNames);
        Assert.EndsWith("This host has 3 under that contract: both, same, too-only.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_many_names_the_first_ten_are_told()
    {
        var exception = Assert.Throws<PluginNotFoundException>(() => HostPlugins.Registry.Get<INamed>("zzzzzzzzzz"));

        Assert.EndsWith(", ...", exception.Message.TrimEnd('.') + "...", StringComparison.Ordinal);
        Assert.Equal(10, exception.Message.Count(static c => c == ','));
    }

    [Fact]
    public void A_very_long_name_does_not_take_long_or_offer_nonsense()
    {
        var exception = Assert.Throws<PluginNotFoundException>(() => HostPlugins.Registry.Get<INamed>(new string('s', 1_000_000)));

        Assert.Empty(exception.NearestNames);
    }
}
