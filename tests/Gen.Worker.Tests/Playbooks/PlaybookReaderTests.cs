using System.Text;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Playbooks;

public sealed class PlaybookReaderTests
{
    private const string Steps = "\nsteps:\n  - step: a\n    action: python\n";

    [Fact]
    public void A_playbook_is_read_with_the_place_of_each_step()
    {
        var playbook = Read("name: n\ndescription: d\nworkload:\n  x: [1, two]\nsteps:\n  - step: a\n    action: python\n  - name: b\n    action: http\n    inputs: {url: u}\n");

        Assert.Equal(("n", "d"), (playbook.Name, playbook.Description));
        Assert.Equal("""{"x":[1,"two"]}""", playbook.Workload.GetRawText());
        Assert.Equal(["a", "b"], playbook.Steps.Select(s => s.Name));
        Assert.Equal(new SourceLocation("p.yaml", 9, 13), playbook.Steps[1].ActionLocation);
        Assert.Equal("url", Assert.Single(playbook.Steps[1].Inputs).Name);
    }

    [Theory]
    [InlineData("", 1, 1, "The file is empty")]
    [InlineData("# only this\n", 1, 1, "The file is empty")]
    [InlineData("name: [a\nsteps: b", 1, 7, "This is not YAML")]
    [InlineData("name: a\n\tsteps: b", 1, 7, "This is not YAML")]
    [InlineData("name: 'a\n", 1, 7, "This is not YAML")]
    [InlineData("- a", 1, 1, "A playbook must be a map")]
    [InlineData("name: n", 1, 1, "A playbook must have the key 'steps'")]
    [InlineData("steps: [{step: a, action: b}]", 1, 1, "A playbook must have the key 'name'")]
    [InlineData("name: n\nstep:\n  - action: x", 2, 1, "A playbook has no key 'step'. Did you mean 'steps'?")]
    [InlineData("name: n\nsteps:\n  - step: a\n    tol: x", 4, 5, "A step has no key 'tol'. Did you mean 'tool'?")]
    [InlineData("name: n\nsteps: []", 2, 8, "'steps' must be a list with at least one step")]
    [InlineData("name: n\nsteps: a", 2, 8, "'steps' must be a list")]
    [InlineData("name: n\nname: m", 2, 1, "The key 'name' is there twice")]
    [InlineData("name: ''", 1, 7, "'name' must be text, and not empty")]
    [InlineData("name: n\nworkload: 5", 2, 11, "'workload' must be a map")]
    [InlineData("name: n\nsteps:\n  - step: a\n    action: x\n  - step: a\n    action: x", 5, 5, "There is a step 'a' already")]
    [InlineData("name: n\nsteps:\n  - step: a-b\n    action: x", 3, 11, "'a-b' cannot be the name of a step")]
    [InlineData("name: n\nsteps:\n  - step: 1a\n    action: x", 3, 11, "'1a' cannot be the name of a step")]
    [InlineData("name: n\nsteps:\n  - step: workload\n    action: x", 3, 11, "'workload' cannot be the name of a step")]
    [InlineData("name: n\nsteps:\n  - step: a\n    name: b\n    action: x", 4, 11, "A step has one name")]
    [InlineData("name: {{ x }}", 1, 8, "A key must be text. If this is meant to be a reference, write it in quotes")]
    [InlineData("a: &x {b: c}\nd:\n  <<: *x", 3, 3, "Merge keys")]
    [InlineData("name: !!binary aGk=", 1, 7, "The tag 'tag:yaml.org,2002:binary' is not supported")]
    [InlineData("name: !secret x", 1, 7, "The tag '!secret' is not supported")]
    [InlineData("name: n\n---\nname: m", 2, 1, "A file holds one playbook")]
    [InlineData("name: *x", 1, 7, "There is no anchor '&x'")]
    [InlineData("name: &x [*x]", 1, 11, "The alias '*x' stands inside of its own anchor")]
    public void What_is_wrong_is_told_with_line_and_column(string yaml, int line, int column, string problem)
    {
        var wrong = Assert.Throws<PlaybookException>(() => Read(yaml));

        Assert.StartsWith(problem, wrong.Problem);
        Assert.Equal(new SourceLocation("p.yaml", line, column), wrong.Location);
        Assert.StartsWith($"p.yaml({line},{column}): ", wrong.Message);
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("-7", "-7")]
    [InlineData("007", "7")]
    [InlineData("0x1F", "31")]
    [InlineData("0o17", "15")]
    [InlineData("1.50", "1.5")]
    [InlineData("1e3", "1000")]
    [InlineData("true", "true")]
    [InlineData("False", "false")]
    [InlineData("~", "null")]
    [InlineData("", "null")]
    [InlineData("no", "\"no\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("'1'", "\"1\"")]
    [InlineData("!!str 1", "\"1\"")]
    [InlineData("2026-11-21", "\"2026-11-21\"")]
    public void A_plain_value_means_what_YAML_1_2_says(string value, string json)
    {
        var playbook = Read($"name: n\nworkload:\n  v: {value}{Steps}");

        Assert.Equal($$"""{"v":{{json}}}""", playbook.Workload.GetRawText());
    }

    [Theory]
    [InlineData("9223372036854775808", "is too large")]
    [InlineData("0xFFFFFFFFFFFFFFFF", "is too large")]
    [InlineData("1e999", "is too large")]
    [InlineData(".nan", "is no value that JSON has")]
    public void A_value_that_JSON_cannot_hold_is_refused_and_not_rounded(string value, string problem)
    {
        var wrong = Assert.Throws<PlaybookException>(() => Read($"name: n\nworkload:\n  v: {value}{Steps}"));

        Assert.Contains(problem, wrong.Problem);
        Assert.Equal((3, 6), (wrong.Location.Line, wrong.Location.Column));
    }

    [Theory]
    [InlineData("{{ c }}")]
    [InlineData("{% if c %}{{ d }}{% endif %}")]
    public void A_reference_in_the_workload_is_refused_where_it_stands(string reference)
    {
        var wrong = Assert.Throws<PlaybookException>(() => Read($"name: n\nworkload:\n  v: [a, 'b {reference}']{Steps}"));

        Assert.StartsWith("References are not resolved in 'workload'", wrong.Problem);
        Assert.Equal((3, 13), (wrong.Location.Line, wrong.Location.Column));
    }

    [Fact]
    public void Whatever_is_broken_it_is_told_as_a_wrong_playbook()
    {
        const string Whole = "name: n\nworkload: {a: [1, 'x'], b: &b \"y\"}\nsteps:\n  - step: a\n    action: python\n    inputs:\n      code: |\n        x\n      args: *b\n";
        const string Marks = " \n\t:-?[]{}&*!|>'\"%@`#,x\0\u0085\uD800";
        var random = new Random(20261121);
        for (var i = 0; i < 20_000; i++)
        {
            var text = new StringBuilder(Whole);
            for (var change = random.Next(1, 4); change > 0; change--)
            {
                var at = random.Next(text.Length);
                _ = random.Next(3) switch
                {
                    0 => text.Remove(at, 1),
                    1 => text.Insert(at, Marks[random.Next(Marks.Length)]),
                    _ => text.Remove(at, random.Next(text.Length - at)),
                };
            }

            if (Record.Exception(() => Read(text.ToString())) is { } wrong)
            {
                Assert.True(wrong is PlaybookException, $"{wrong}\n{text}");
            }
        }
    }

    [Fact]
    public void Aliases_of_aliases_do_not_explode()
    {
        var bomb = new StringBuilder("name: n\nworkload:\n  a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 20; i++)
        {
            bomb.Append($"  a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        var wrong = Assert.Throws<PlaybookException>(() => Read(bomb + Steps));

        Assert.StartsWith("The file has more than 50000 values", wrong.Problem);
    }

    [Fact]
    public void Aliases_of_aliases_in_a_key_do_not_explode()
        => Assert.StartsWith("A key must be text", Assert.Throws<PlaybookException>(() => Read("a: &a [x]\n? *a\n: b")).Problem);

    [Theory]
    [InlineData("[", 500_000)]
    [InlineData("- ", 2_000)]
    [InlineData("{a: ", 100_000)]
    public void Deep_nesting_is_refused_and_not_a_crash(string nest, int times)
    {
        var wrong = Assert.Throws<PlaybookException>(() => Read(string.Concat(Enumerable.Repeat(nest, times))));

        Assert.Equal("This is nested more than 32 deep.", wrong.Problem);
    }

    [Fact]
    public void Deep_nesting_by_aliases_is_refused()
    {
        var yaml = new StringBuilder("name: n\nworkload:\n  a0: &a0 [x]\n");
        for (var i = 1; i < 40; i++)
        {
            yaml.Append($"  a{i}: &a{i} [*a{i - 1}]\n");
        }

        Assert.Contains("this is nested more than 32 deep", Assert.Throws<PlaybookException>(() => Read(yaml + Steps)).Problem);
    }

    [Fact]
    public void Too_many_steps_are_refused()
        => Assert.StartsWith(
            "There are more than 1000 steps",
            Assert.Throws<PlaybookException>(() => Read("name: n\nsteps:\n" + string.Concat(Enumerable.Range(0, 1001).Select(i => $"  - {{step: s{i}, action: x}}\n")))).Problem);

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("large.yaml", new string('#', 1024 * 1024 + 1));

        Assert.StartsWith("The file is larger than 1048576 bytes", (await Assert.ThrowsAsync<PlaybookException>(() => PlaybookReader.ReadAsync(path))).Problem);
    }

    [Fact]
    public async Task A_file_that_is_not_UTF_8_is_refused()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("latin1.yaml", "");
        await File.WriteAllBytesAsync(path, [.. "name: caf"u8, 0xE9, .. "\n"u8]);

        Assert.StartsWith("The file is not UTF-8 text: byte 10", (await Assert.ThrowsAsync<PlaybookException>(() => PlaybookReader.ReadAsync(path))).Problem);
    }

    [Fact]
    public async Task A_byte_order_mark_and_Windows_line_ends_do_no_harm()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("windows.yaml", "\uFEFFname: n\r\nsteps:\r\n  - step: a\r\n    action: python\r\n");

        var playbook = await PlaybookReader.ReadAsync(path);

        Assert.Equal((4, 13), (playbook.Steps[0].ActionLocation.Line, playbook.Steps[0].ActionLocation.Column));
        Assert.Equal(folder.Path, playbook.Folder);
    }

    private static Playbook Read(string yaml) => PlaybookReader.Parse(yaml, "p.yaml", Path.GetTempPath());
}
