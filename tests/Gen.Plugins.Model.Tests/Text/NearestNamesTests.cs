using Gen.Plugins.Model.Text;

namespace Gen.Plugins.Model.Tests.Text;

public sealed class NearestNamesTests
{
    private static readonly string[] s_known = ["s3_batch", "s3_stream", "postgres", "snowflake", "http", "python"];

    [Theory]
    [InlineData("s3_bacth", "s3_batch")]
    [InlineData("S3-Batch", "s3_batch")]
    [InlineData("s3batch", "s3_batch")]
    [InlineData("postgre", "postgres")]
    [InlineData("postgresql", "postgres")]
    [InlineData("pyhton", "python")]
    [InlineData("htp", "http")]
    [InlineData("HTTP", "http")]
    public void A_slip_finds_the_name_that_was_meant(string slip, string meant) => Assert.Equal(meant, NearestNames.Find(slip, s_known)[0]);

    [Theory]
    [InlineData("")]
    [InlineData("excel")]
    [InlineData("x")]
    [InlineData("\0")]
    public void What_is_like_nothing_finds_nothing(string name) => Assert.Empty(NearestNames.Find(name, s_known));

    [Fact]
    public void The_best_come_first_and_of_equals_the_ordinally_smallest() =>
        Assert.Equal(["loads", "load", "loada"], NearestNames.Find("loads", ["loadb", "loada", "load", "loads", "far_away"]));

    [Fact]
    public void No_more_are_returned_than_asked_for() => Assert.Equal(["aaaa"], NearestNames.Find("aaaa", ["aaab", "aaaa", "aaac"], most: 1));

    [Fact]
    public void A_known_name_is_returned_once() => Assert.Equal(["load"], NearestNames.Find("laod", ["load", "load"]));

    [Fact]
    public void The_order_of_the_known_names_does_not_matter()
    {
        var random = new Random(RandomData.Seed);
        for (var round = 0; round < 300; round++)
        {
            var known = Enumerable.Range(0, 30).Select(_ => RandomData.Text(random, 6, "ab_-")).ToArray();
            var name = RandomData.Text(random, 6, "ab_-");

            var found = NearestNames.Find(name, known);
            random.Shuffle(known);

            Assert.Equal(found, NearestNames.Find(name, known));
        }
    }

    [Theory]
    [InlineData(128)]
    [InlineData(129)]
    [InlineData(100_000)]
    public void Long_names_end_soon(int length)
    {
        var name = new string('a', length);

        Assert.Equal(length > 128 ? [] : [name], NearestNames.Find(name, [name, new string('b', length)]));
    }

    [Fact]
    public void The_culture_does_not_matter() => Assert.Equal(["insert_i"], Cultures.In("tr-TR", () => NearestNames.Find("INSERT_I", ["insert_i"])));
}
