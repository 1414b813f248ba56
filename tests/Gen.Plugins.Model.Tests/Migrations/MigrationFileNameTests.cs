using Gen.Plugins.Model.Migrations;

namespace Gen.Plugins.Model.Tests.Migrations;

public sealed class MigrationFileNameTests
{
    [Theory]
    [InlineData("1_a.sql", 1, "a")]
    [InlineData("001_create_tables.sql", 1, "create_tables")]
    [InlineData("20261121143000_a-b.c.sql", 20261121143000, "a-b.c")]
    [InlineData("9223372036854775807_größe.sql", long.MaxValue, "größe")]
    [InlineData("1__a.sql", 1, "_a")]
    public void A_number_a_line_and_a_name_are_one(string file, long number, string name)
    {
        Assert.True(MigrationFileName.TryParse(file, out var foundNumber, out var foundName));
        Assert.Equal((number, name), (foundNumber, foundName));
    }

    [Theory]
    [InlineData("")]
    [InlineData(".sql")]
    [InlineData("_.sql")]
    [InlineData("1_.sql")]
    [InlineData("0_a.sql")]
    [InlineData("000_a.sql")]
    [InlineData("+1_a.sql")]
    [InlineData(" 1_a.sql")]
    [InlineData("1_a.sql ")]
    [InlineData("1_a")]
    [InlineData("1_a.Sql")]
    [InlineData("1_a b.sql")]
    [InlineData("1_a/b.sql")]
    [InlineData("\u0661_a.sql")]
    [InlineData("9223372036854775808_a.sql")]
    public void Anything_else_is_none(string file) => Assert.False(MigrationFileName.TryParse(file, out _, out _));

    [Fact]
    public void What_is_mended_is_a_name_or_nothing()
    {
        var random = new Random(RandomData.Seed);
        for (var round = 0; round < 20_000; round++)
        {
            var mended = MigrationFileName.Mend(RandomData.Text(random, 12) + (round % 2 == 0 ? ".sql" : ""), 7);

            Assert.True(mended is null || MigrationFileName.TryParse(mended, out _, out _), mended);
        }
    }
}
