using System.Text.Json;
using Gen.Plugins.Package.Tests.Building;

namespace Gen.Plugins.Package.Tests;

/// <summary>The tier rules as a build shows them; see Faulty/Tiers for each of their ids, extension members of C# 14 among what breaks them.</summary>
[Collection(OnePackage.Name)]
public sealed class TierTests(Packed packed)
{
    [Theory]
    [InlineData("Pragma")]
    [InlineData("Attributes")]
    [InlineData("EditorConfig")]
    public async Task Every_tier_rule_is_suppressed_in_the_usual_ways(string way) => (await packed.Sound).Clean("Tiers/" + way);

    [Fact]
    public async Task The_log_of_the_compiler_has_rule_message_place_and_ends()
    {
        var workspace = packed.New("log");
        workspace.Add("Log");

        var build = await workspace.BuildAsync("Log", "-p:ErrorLog=tiers.sarif%2cversion=2.1");

        Assert.NotEqual(0, build.ExitCode);
        using var log = JsonDocument.Parse(await File.ReadAllTextAsync(workspace["Log/tiers.sarif"]));
        var run = log.RootElement.GetProperty("runs")[0];
        var breaches = run.GetProperty("results").EnumerateArray().Where(static result => result.GetProperty("ruleId").GetString() == "GEN0202").ToArray();

        // What a pragma or an attribute suppresses is in the log, and said to be suppressed.
        Assert.Equal(3, breaches.Length);
        Assert.Equal(2, breaches.Count(static result => result.TryGetProperty("suppressions", out _)));
        var breach = Assert.Single(breaches, static result => !result.TryGetProperty("suppressions", out _));
        Assert.Equal("error", breach.GetProperty("level").GetString());
        Assert.Equal(
            "'ExportJob' in postgres (action) must not use 'Limits.MaxRows' in workbook (controller): an action uses shared and runtime only. Move the constant to shared.",
            breach.GetProperty("message").GetProperty("text").GetString());

        var place = breach.GetProperty("locations")[0].GetProperty("physicalLocation");
        var lines = await File.ReadAllLinesAsync(workspace["Log/ExportJob.cs"]);
        var line = Array.FindIndex(lines, static text => text.Contains("MaxRows;", StringComparison.Ordinal));
        var column = lines[line].IndexOf("MaxRows", StringComparison.Ordinal);
        Assert.EndsWith("Log/ExportJob.cs", place.GetProperty("artifactLocation").GetProperty("uri").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            (line + 1, column + 1, line + 1, column + 1 + "MaxRows".Length),
            (Number("startLine"), Number("startColumn"), Number("endLine"), Number("endColumn")));

        var ends = breach.GetProperty("properties").GetProperty("customProperties");
        Assert.Equal("postgres (action)", ends.GetProperty("From").GetString());
        Assert.Equal("workbook (controller)", ends.GetProperty("To").GetString());
        Assert.Equal("global::Acme.Actions.Postgres.ExportJob", ends.GetProperty("ExceptionFrom").GetString());
        Assert.Equal("global::Acme.Controller.Workbook.Limits", ends.GetProperty("ExceptionTo").GetString());

        var rules = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray();
        Assert.Contains(rules, static rule => rule.GetProperty("id").GetString() == "GEN0202");

        int Number(string name) => place.GetProperty("region").GetProperty(name).GetInt32();
    }
}
