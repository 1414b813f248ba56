using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Tests.Support;

namespace Gen.Worker.Tests.Running;

/// <summary>A secret in each credential, and a server that shows all it gets: nothing of them is in what a run leaves behind.</summary>
public sealed class CanaryTests
{
    private const string Canary = "canary-0d1f/7+\"é";

    /// <summary>What of it may not be anywhere: a piece of it, and that piece within base64.</summary>
    private static readonly string[] Pieces = ["canary-0d", "Y2FuYXJ5LT", "jYW5hcnktM", "NhbmFyeS0w"];

    [Theory]
    [InlineData("""{"type":"bearer","credential":"token"}""")]
    [InlineData("""{"type":"bearer","secret":"vault:app#token"}""")]
    [InlineData("""{"type":"bearer","secret":"tok"}""")]
    [InlineData("""{"type":"bearer","secret":"file:tok"}""")]
    [InlineData("""{"type":"bearer","env":"TOKEN"}""")]
    [InlineData("""{"type":"basic","credential":"basic"}""")]
    [InlineData("""{"type":"basic","username":"us","env":"TOKEN"}""")]
    [InlineData("""{"type":"api_key","credential":"key"}""")]
    [InlineData("""{"type":"header","credential":"headers"}""")]
    [InlineData("""{"type":"postgres","credential":"pg"}""")]
    [InlineData("""{"type":"s3","credential":"s3"}""")]
    [InlineData("""{"type":"bearer","credential":"basic"}""")]
    public async Task A_canary_is_in_no_output_event_error_result_or_row(string auth)
    {
        // Headers are ASCII; the file and the other forms have the whole of it.
        var ascii = Canary.Replace("é", "", StringComparison.Ordinal);
        var json = JsonSerializer.Serialize(ascii);
        using var folder = new TemporaryFolder();
        var files = Directory.CreateDirectory(Path.Combine(folder.Path, "secrets")).FullName;
        await File.WriteAllTextAsync(Path.Combine(files, "tok"), ascii);
        var store = folder.Write("credentials.json", $$$"""
            {"token":{"type":"bearer","data":{"token":{{{json}}}}},"basic":{"data":{"username":"user","password":{{{json}}}}},"key":{"data":{"value":{{{json}}}}},
             "headers":{"data":{"X-Canary":{{{json}}}}},"pg":{"data":{"host":"h","password":{{{json}}}}},"s3":{"data":{"key_id":"AKIA","secret_access_key":{{{json}}} } } }
            """);
        using var vault = new VaultStandIn();
        vault.Secrets["app"] = $$$"""{"token":{{{json}}}}""";
        var status = 200;
        using var server = new LoopbackServer(async (request, stream) =>
        {
            var shown = JsonSerializer.Serialize(new { request, again = Convert.ToBase64String(Encoding.UTF8.GetBytes($"x{request}")), escaped = Uri.EscapeDataString(request) });
            await stream.WriteAsync(Encoding.UTF8.GetBytes(
                $"HTTP/1.1 {status} Shown\r\nContent-Type: application/json\r\nX-Shown: {request.Split("\r\n").FirstOrDefault(l => l.Contains("canary", StringComparison.Ordinal))?.Replace(':', '=')}\r\nContent-Length: {shown.Length}\r\nConnection: close\r\n\r\n{shown}"));
            status = 500;
        });
        await using var worker = new TestWorker(environment: n => n switch
        {
            "GEN_CREDENTIALS" => store,
            "GEN_SECRETS" => files,
            "GEN_SECRET_TOK" => ascii,
            "TOKEN" => ascii,
            "VAULT_ADDR" => vault.Url,
            "VAULT_TOKEN" => VaultStandIn.RootToken,
            _ => null,
        });
        var seen = new Seen();

        var report = await worker.RunAsync($$"""
            name: canary
            steps:
              - step: shown
                action: http
                inputs: {url: "{{server.Url}}/a", auth: {{auth}}}
              - step: passed_on
                action: python
                inputs:
                  args: {all: "{{ "{{ shown.body.request }}" }}"}
                  code: |
                    def main(all):
                        print(all)
                        return all
              - step: refused
                action: http
                inputs: {url: "{{server.Url}}/b", auth: {{auth}}}
            """, progress: seen);

        Assert.Equal(StepState.Failed, report.State);
        var all = new StringBuilder(string.Join('\n', report.Steps.Select(static s => $"{s.Error} {s.Result?.GetRawText()}"))).Append(seen.All);
        foreach (var table in await worker.QueryAsync("SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            all.AppendJoin('\n', await worker.QueryAsync($"SELECT * FROM \"{table}\""));
        }

        var text = all.ToString();
        Assert.Contains("canary", text); // The playbook's name: the rows are there.
        Assert.All(Pieces, p => Assert.DoesNotContain(p, text));
    }

    private sealed class Seen : IProgress<StepReport>
    {
        public StringBuilder All { get; } = new();

        public void Report(StepReport value) => All.Append(value.Error).Append(value.Result?.GetRawText());
    }
}
