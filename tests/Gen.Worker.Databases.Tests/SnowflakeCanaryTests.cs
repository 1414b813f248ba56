using System.Text;
using System.Text.Json;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Tests.Support;
using static Gen.Worker.Databases.Tests.Support.SnowflakeStandIn;

namespace Gen.Worker.Databases.Tests;

/// <summary>A service that shows all it knows of a login, and more than it can: nothing of it is in what the program says, or leaves behind.</summary>
public sealed class SnowflakeCanaryTests : IDisposable
{
    private const string Passphrase = "canary-passphrase-0d1f";
    private const int Piece = 20;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("action: snowflake, sql: SELECT 2", "plain", false)]
    [InlineData("action: snowflake, sql: SELECT 2", "base64", true)]
    [InlineData("action: transfer, source: {type: snowflake, AUTH, query: SELECT 2}, target: {type: sqlite, table: t}, create: true", "url", false)]
    [InlineData("action: transfer, source: {type: sqlite, query: SELECT 2 AS x}, target: {type: snowflake, AUTH, table: t}", "plain", true)]
    [InlineData("action: storage, storage: {type: snowflake, AUTH}, table: t, data: {x: 1}", "plain", false)]
    [InlineData("action: snowflake, sql: SELECT 2", "instead 401", false)]
    [InlineData("action: snowflake, sql: SELECT 2", "instead 302", false)]
    [InlineData("action: snowflake, sql: SELECT 2", "instead 200", false)]
    public async Task Neither_key_nor_passphrase_nor_token_is_told(string step, string how, bool spelt)
    {
        SnowflakeStandIn? self = null;
        var pem = "";
        using var server = self = new SnowflakeStandIn(sql => sql == "SELECT 1"
            ? new(200, $$"""{"name":{{Shown(self!, pem, "plain")}},"type":"TEXT"},{"name":"B","type":"TEXT"}""", [$"[[{Shown(self!, pem, "plain")},{Shown(self!, pem, "base64")}]]"])
            : Result.Refused("00100", Shown(self!, pem, how)[1..^1]));
        pem = server.EncryptedKey(Passphrase);
        var requests = 0;
        if (how.StartsWith("instead", StringComparison.Ordinal))
        {
            // The first statement takes four requests.
            server.Instead = request => ++requests <= 4 ? null : (int.Parse(how.Split(' ')[1]), $"{request.Headers["Authorization"]} {pem} {Passphrase}");
        }

        // Keys come through environment variables with their line ends spelt, too.
        var login = server.LoginOf(spelt ? pem.Replace("\n", "\\n", StringComparison.Ordinal) : pem, $$""","private_key_passphrase":"{{Passphrase}}" """);
        var database = Path.Combine(_folder.Path, "worker.db");
        var playbook = _folder.Write("p.yaml", $$"""
            name: canary
            steps:
              - step: shown
                action: snowflake
                auth: {type: snowflake, secret: warehouse}
                sql: SELECT 1
              - {step: refused, {{step.Replace("AUTH", "auth: {type: snowflake, secret: warehouse}", StringComparison.Ordinal).Replace("action: snowflake,", "action: snowflake, auth: {type: snowflake, secret: warehouse},", StringComparison.Ordinal)}}}
            """);
        var command = WorkerProgram.Command("run", playbook, "--json", "--database", $"Data Source={database}");
        command.Environment["GEN_SECRET_WAREHOUSE"] = login;

        var exit = await WorkerProgram.RunAsync(command);

        var recorded = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(database));
        var all = exit.Output + exit.Error + recorded;
        var steps = JsonDocument.Parse(exit.Output).RootElement.GetProperty("steps");
        Assert.NotEqual(0, exit.Code);
        Assert.Contains("[REDACTED]", steps[0].GetProperty("result").GetRawText());
        Assert.Contains("Snowflake", steps[1].GetProperty("error").GetString());
        Assert.Contains("[REDACTED]", recorded);
        Assert.All(server.Tokens.SelectMany(t => Pieces(t, Passphrase, pem)), p => Assert.DoesNotContain(p, all, StringComparison.Ordinal));
        if (how != "instead 401")
        {
            // The steps of a run share a token, so that a run does not come to have thousands of secrets.
            Assert.Single(server.Tokens);
        }
    }

    /// <summary>All that is secret, as a JSON text.</summary>
    private static string Shown(SnowflakeStandIn server, string pem, string how)
    {
        var secrets = $"Bearer {server.Tokens.First()} {Passphrase} {pem} {string.Join(" and ", pem.Split('\n'))}";
        return JsonSerializer.Serialize(how switch
        {
            "base64" => Convert.ToBase64String(Encoding.UTF8.GetBytes($"x{server.Tokens.First()}")) + " " + Convert.ToBase64String(Encoding.UTF8.GetBytes(Passphrase)),
            "url" => Uri.EscapeDataString(secrets),
            _ => secrets,
        });
    }

    /// <summary>Pieces of the secrets, and of base64 of them; of the token only what follows its first part, which is the same in all tokens.</summary>
    private static IEnumerable<string> Pieces(string token, string passphrase, string pem)
    {
        string[] secrets = [token[(token.IndexOf('.') + 1)..], passphrase, .. pem.Split('\n').Where(static l => l.Length > Piece && !l.StartsWith('-'))];
        foreach (var secret in secrets)
        {
            string[] forms = [secret, .. Enumerable.Range(0, 3).Select(n => Convert.ToBase64String([.. new byte[n], .. Encoding.UTF8.GetBytes(secret)])[4..^4])];
            foreach (var form in forms)
            {
                for (var i = 0; i + Piece <= form.Length; i += Piece)
                {
                    yield return form.Substring(i, Piece);
                }
            }
        }
    }
}
