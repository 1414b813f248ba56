using Gen.Plugins.Model.Migrations;

namespace Gen.Plugins.Model.Tests.Migrations;

public sealed class MigrationTextTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a\r\nb\rc\nd", "a\nb\nc\nd")]
    [InlineData("\r\r\n\n\r", "\n\n\n\n")]
    [InlineData("\uFEFFa\uFEFF", "a\uFEFF")]
    public void Line_ends_are_one_and_a_byte_order_mark_is_dropped(string text, string normalised)
    {
        Assert.Equal(normalised, MigrationText.Normalise(text));
        Assert.Equal(normalised, MigrationText.Normalise(normalised));
    }

    [Fact]
    public void The_checksum_is_SHA_256_in_small_letters() =>
        Assert.Equal("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", MigrationText.Checksum("test"u8.ToArray()));

    [Theory]
    [InlineData("", false, null)]
    [InlineData("-- gen: no-transaction", true, null)]
    [InlineData("\uFEFF\n\t--gen:dialect\tsqlite , no-transaction\r\n-- more\r\n", true, "sqlite")]
    [InlineData("-- gen: dialect postgresql\n-- gen: dialect postgresql", false, "postgresql")]
    [InlineData("-- general\n-- GEN: no-transaction\n", true, null)]
    [InlineData("/*\n * -- gen: dialect sqlite\n */\n/**/ -- gen: no-transaction", true, null)]
    [InlineData("/* never closed\n-- gen: no-transaction", false, null)]
    [InlineData("-- gen is what makes it", false, null)]
    [InlineData("select 1 -- gen: no-transaction", false, null)]
    [InlineData("-", false, null)]
    [InlineData("--", false, null)]
    public void Options_are_those_of_the_first_lines_of_comment(string text, bool noTransaction, string? dialect)
    {
        var header = MigrationHeader.Read(text);

        Assert.Equal((noTransaction, dialect), (header.NoTransaction, header.Dialect));
        Assert.Empty(header.Faults);
    }

    [Theory]
    [InlineData("-- gen : no-transaction")]
    [InlineData("-- gen no-transaction")]
    [InlineData("--gen dialect sqlite")]
    [InlineData("-- GEN: NO-TRANSACTION")]
    [InlineData("/* gen: no-transaction */")]
    [InlineData("/* x */ /*\ngen: dialect sqlite\n*/")]
    public void What_looks_like_an_option_and_is_none_is_a_fault(string text)
    {
        var header = MigrationHeader.Read(text + "\nselect 1");

        Assert.Single(header.Faults);
        Assert.Equal((false, null), (header.NoTransaction, header.Dialect));
    }

    [Fact]
    public void Any_text_has_a_header()
    {
        var random = new Random(RandomData.Seed);
        string[] parts = ["-- gen:", "--", " ", ",", "\n", "\r\n", "dialect ", "sqlite", "no-transaction", "x", "gen:", "-", "/*", "*/", "gen "];
        for (var round = 0; round < 20_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => parts[random.Next(parts.Length)]));

            Assert.All(MigrationHeader.Read(text).Faults, f => Assert.True(f.Start >= 0 && f.Start + f.Length <= text.Length));
        }
    }

    [Theory]
    [InlineData("Migrations/s3", "Migrations/s3", null)]
    [InlineData(" .\\Migrations\\\\s3\\ ", "Migrations/s3", null)]
    [InlineData(".", ".", null)]
    [InlineData("./", ".", null)]
    [InlineData("", "", "it is empty")]
    [InlineData("  ", "", "it is empty")]
    [InlineData("/a", "/a", "it is not relative to the project")]
    [InlineData("\\\\server\\a", "/server/a", "it is not relative to the project")]
    [InlineData("c:\\a", "c:/a", "it is not relative to the project")]
    [InlineData("a/../b", "a/../b", "it holds '..', and migrations belong to the project")]
    [InlineData("..", "..", "it holds '..', and migrations belong to the project")]
    [InlineData("a..b", "a..b", null)]
    public void A_path_is_relative_to_the_project_and_stays_in_it(string said, string path, string? fault)
    {
        Assert.Equal(path, MigrationPath.Normalise(said));
        Assert.Equal(fault, MigrationPath.FaultOf(path));
    }

    [Theory]
    [InlineData("/src/a/b.sql", "/src", "a/b.sql")]
    [InlineData("/src/a/b.sql", "/src/", "a/b.sql")]
    [InlineData("C:\\src\\a\\b.sql", "C:\\src\\", "a/b.sql")]
    [InlineData("/src2/b.sql", "/src", null)]
    [InlineData("/src/", "/src", null)]
    [InlineData("/src/b.sql", "", null)]
    public void A_file_lies_in_the_project_or_not(string file, string project, string? path) => Assert.Equal(path, MigrationPath.Relative(file, project));
}
