using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Gen.Worker.Databases.Tests.Support;

/// <summary>
/// A server that answers as Snowflake's SQL REST API is documented to: tokens of a key pair are verified; a statement that is begun is answered with 202 and a handle; asked for, it is under
/// way for a while; a result has partitions, which are compressed. What a statement gives is the test's to say.
/// </summary>
internal sealed class SnowflakeStandIn : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly RSA _key = RSA.Create(2048);
    private readonly Dictionary<string, int> _asked = [];
    private readonly Dictionary<string, Result> _results = [];
    private readonly Func<string, Result> _answer;

    public SnowflakeStandIn(Func<string, Result> answer)
    {
        _answer = answer;
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Url = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
        }

        _listener.Prefixes.Add(Url);
        _listener.Start();
        _ = ServeAsync();
    }

    public string Url { get; }

    /// <summary>The statements, and the values that were bound to them.</summary>
    public List<(string Sql, string Bindings)> Statements { get; } = [];

    public List<string> Cancelled { get; } = [];

    public HashSet<string> Tokens { get; } = [];

    public HashSet<string> RequestIds { get; } = [];

    /// <summary>Statuses that are answered first, whatever is asked.</summary>
    public Queue<int> Trouble { get; } = new();

    /// <summary>Statuses that are answered to some requests, by their number; the first is 1.</summary>
    public Dictionary<int, int> TroubleAt { get; } = [];

    /// <summary>How many requests came.</summary>
    public int Requests { get; private set; }

    /// <summary>How often a statement is still under way.</summary>
    public int Polls { get; init; } = 2;

    public string Login => $$"""{"type":"snowflake","account":"org-acme.eu-central-1","user":"loader","private_key":{{JsonSerializer.Serialize(_key.ExportPkcs8PrivateKeyPem())}},"url":"{{Url}}","warehouse":"WH","retry_delay":0}""";

    public void Dispose()
    {
        _listener.Close();
        _key.Dispose();
    }

    /// <summary>What a statement gives: a status, columns as rowType has them, and partitions of rows.</summary>
    internal sealed record Result(int Status, string RowType, string[] Partitions, string Extra = "")
    {
        public static Result Written(int rows) => new(200, """{"name":"number of rows inserted","type":"FIXED","scale":0,"precision":19}""", [$"[[\"{rows}\"]]"], $$""","stats":{"numRowsInserted":{{rows}},"numRowsUpdated":0}""");

        public static Result Refused(string code, string message) => new(422, code, [message]);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                await AnswerAsync(await _listener.GetContextAsync());
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var (status, body) = Answer(context.Request, await new StreamReader(context.Request.InputStream).ReadToEndAsync());
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (status == 429)
        {
            context.Response.AddHeader("Retry-After", "0");
        }

        if (status == 200)
        {
            context.Response.AddHeader("Content-Encoding", "gzip");
            await using var zip = new GZipStream(context.Response.OutputStream, CompressionLevel.Fastest);
            await zip.WriteAsync(Encoding.UTF8.GetBytes(body));
        }
        else
        {
            await context.Response.OutputStream.WriteAsync(Encoding.UTF8.GetBytes(body));
        }

        context.Response.Close();
    }

    private (int Status, string Body) Answer(HttpListenerRequest request, string body)
    {
        if (request.QueryString["requestId"] is { } id)
        {
            RequestIds.Add(id);
        }

        if (TroubleAt.TryGetValue(++Requests, out var now))
        {
            return (now, """{"code":"390318","message":"Authentication token has expired. The user must authenticate again."}""");
        }

        if (Trouble.TryDequeue(out var trouble))
        {
            return (trouble, "{}");
        }

        if (!IsTrusted(request))
        {
            return (401, """{"code":"390144","message":"JWT token is invalid."}""");
        }

        var path = request.Url!.AbsolutePath;
        if (request.HttpMethod == "POST" && path == "/api/v2/statements" && request.QueryString["async"] == "true")
        {
            var statement = JsonDocument.Parse(body).RootElement;
            var sql = statement.GetProperty("statement").GetString()!;
            Assert.Equal("WH", statement.GetProperty("warehouse").GetString());
            Statements.Add((sql, statement.TryGetProperty("bindings", out var bindings) ? bindings.GetRawText() : ""));
            var handle = $"01b-{Statements.Count}";
            _results[handle] = _answer(sql);
            return (202, Status(handle));
        }

        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ["api", "v2", "statements", var known, ..] || !_results.TryGetValue(known, out var result))
        {
            return (404, """{"code":"390404","message":"Not found."}""");
        }

        if (parts.Length == 5 && parts[4] == "cancel" && request.HttpMethod == "POST")
        {
            Cancelled.Add(known);
            return (200, """{"code":"000604","message":"Statement was cancelled."}""");
        }

        if (request.QueryString["partition"] is { } partition)
        {
            return (200, $$"""{"data":{{result.Partitions[int.Parse(partition)]}}}""");
        }

        _asked[known] = _asked.GetValueOrDefault(known) + 1;
        return _asked[known] <= Polls ? (202, Status(known))
            : result.Status != 200 ? (result.Status, $$"""{"code":"{{result.RowType}}","sqlState":"42S02","message":"{{result.Partitions[0]}}","statementHandle":"{{known}}"}""")
            : (200, $$"""
                {"code":"090001","message":"Statement executed successfully.","statementHandle":"{{known}}",
                 "resultSetMetaData":{"numRows":1,"format":"jsonv2","rowType":[{{result.RowType}}],"partitionInfo":[{{string.Join(',', result.Partitions.Select(static _ => """{"rowCount":1,"uncompressedSize":10}"""))}}]},
                 "data":{{result.Partitions[0]}}{{result.Extra}}}
                """);
    }

    private static string Status(string handle)
        => $$"""{"code":"333334","message":"Asynchronous execution in progress.","statementHandle":"{{handle}}","statementStatusUrl":"/api/v2/statements/{{handle}}"}""";

    /// <summary>RS256 by the user's public key; issuer and subject as documented; not expired.</summary>
    private bool IsTrusted(HttpListenerRequest request)
    {
        var token = request.Headers["Authorization"]?.Split(' ') is ["Bearer", var given] && request.Headers["X-Snowflake-Authorization-Token-Type"] == "KEYPAIR_JWT" && request.UserAgent is { Length: > 0 } ? given : "";
        if (token.Split('.') is not [var header, var payload, var signature]
            || !_key.VerifyData(Encoding.ASCII.GetBytes($"{header}.{payload}"), Decode(signature), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
        {
            return false;
        }

        var claims = JsonDocument.Parse(Decode(payload)).RootElement;
        Tokens.Add(token);
        return claims.GetProperty("sub").GetString() == "ORG-ACME.LOADER"
            && claims.GetProperty("iss").GetString() == $"ORG-ACME.LOADER.SHA256:{Convert.ToBase64String(SHA256.HashData(_key.ExportSubjectPublicKeyInfo()))}"
            && claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64() <= 3600;
    }

    private static byte[] Decode(string text) => Convert.FromBase64String(text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '='));
}
