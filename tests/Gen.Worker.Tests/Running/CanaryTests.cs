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

    [Fact]
    public async Task A_session_that_a_server_begins_is_of_use_to_later_steps_and_is_not_shown()
    {
        using var server = new HttpStandIn(static (request, _) => (200, request.Headers["X-Session"] is { } session ? $"\"{session == "canary-0123456789"}\"" : "{}"));
        server.Headers["Set-Cookie"] = "session=canary-0123456789; Domain=shop.example.com; Path=/";
        await using var worker = new TestWorker();

        var report = await worker.RunAsync($$$"""
            name: n
            steps:
              - {step: login, action: http, url: "{{{server.Url}}}/login"}
              - {step: shown, action: python, code: "def main(): return 'shop.example.com'"}
              - {step: used, action: http, url: "{{{server.Url}}}/used", headers: {X-Session: "{{ login.headers['set-cookie'].split('=')[1].split(';')[0] }}"} }
            """);

        Assert.Equal("shop.example.com", report.Steps[1].Result?.GetString());
        Assert.Equal("True", report.Steps[2].Result?.GetProperty("body").GetString());
        Assert.DoesNotContain("canary-01", report.Steps[0].Result?.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await worker.QueryAsync("SELECT * FROM worker_results WHERE value LIKE '%canary-01%'"));
    }

    [Theory]
    [InlineData("print('canary-0123456789' * 2000); raise ValueError('no')")]
    [InlineData("raise ValueError('canary-0123456789' * 2000)")]
    [InlineData("import sys; print('canary-0123456789' * 2000, file=sys.stderr); sys.exit('canary-0123456789' * 2000)")]
    public async Task No_piece_of_a_secret_is_left_where_long_output_is_cut(string code)
    {
        await using var worker = new TestWorker(environment: static n => n == "GEN_SECRET_X" ? "canary-0123456789" : null);

        var report = await worker.RunAsync($"name: n\nsteps:\n  - {{step: x, action: secrets, inputs: {{source: environment, name: x}}}}\n  - step: s\n    action: python\n    code: |\n      def main():\n          {code}\n");

        Assert.Equal(StepState.Failed, report.Steps[1].State);
        Assert.DoesNotMatch("canary|0123|3456|6789", report.Steps[1].Error);
    }

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
