using System.Text.Json;

namespace Gen.Worker.Tests.Support;

/// <summary>What the worker's own commands say of its runs.</summary>
internal static class RunHistory
{
    public static async Task<JsonElement[]> RunsAsync(string database)
    {
        var exit = await WorkerProgram.RunAsync("runs", "--json", "--database", database);
        Assert.Equal((0, ""), (exit.Code, exit.Error));
        return [.. JsonDocument.Parse(exit.Output).RootElement.EnumerateArray()];
    }

    public static async Task<string[]> StatesAsync(string database) => [.. (await RunsAsync(database)).Select(static r => r.GetProperty("state").GetString()!)];

    public static async Task<JsonElement> ShowAsync(string database, string id)
    {
        var exit = await WorkerProgram.RunAsync("show", id, "--json", "--database", database);
        Assert.Equal((0, ""), (exit.Code, exit.Error));
        return JsonDocument.Parse(exit.Output).RootElement;
    }
}
