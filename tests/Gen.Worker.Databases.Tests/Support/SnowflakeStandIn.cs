using System.IO.Compression;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Gen.Worker.Databases.Tests.Support;

/// <summary>
/// A server that answers as Snowflake's SQL REST API is documented to: tokens of a key pair are verified; a statement that is begun is answered with 202 and a handle; asked for, it is under
/// way for a while; a result has partitions, which are compressed. A statement that is asked for again is known by its request id only if the request says <c>retry=true</c>; else it runs again.
/// What a statement gives is the test's to say.
/// </summary>
internal sealed class SnowflakeStandIn : IDisposable
{
    /// <summary>In <see cref="LostAt"/>: the line is cut before a byte of the answer.</summary>
    public const int Cut = 0;

    /// <summary>In <see cref="LostAt"/>: the line is cut when half of the answer is there.</summary>
    public const int CutInside = 1;

    /// <summary>In <see cref="LostAt"/>: what is to be compressed is not.</summary>
    public const int Garbled = 2;

    /// <summary>In <see cref="LostAt"/>: half of the answer comes, and then nothing.</summary>
    public const int Stalled = 3;

    /// <summary>One key for most tests: to make one takes long.</summary>
    private static readonly Lazy<string> Key = new(NewKey);

    private readonly HttpListener _listener = new();
    private readonly List<HttpListenerContext> _stalled = [];
    private readonly RSA _key = RSA.Create();
    private readonly Dictionary<string, int> _asked = [];
    private readonly Dictionary<string, Result> _results = [];
    private readonly Dictionary<string, string> _begun = [];
    private readonly Func<string, Result> _answer;

    /// <param name="answer">What a statement gives.</param>
    /// <param name="key">The user's key as PEM, if it is not that of the other tests.</param>
    public SnowflakeStandIn(Func<string, Result> answer, string? key = null)
    {
        _answer = answer;
        _key.ImportFromPem(key ?? Key.Value);
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

    /// <summary>The requests to begin a statement, those too that were not heard.</summary>
    public List<(string Id, bool IsRetry)> Submissions { get; } = [];

    /// <summary>Statuses that are answered first, whatever is asked.</summary>
    public Queue<int> Trouble { get; } = new();

    /// <summary>Statuses that are answered to some requests, by their number; the first is 1.</summary>
    public Dictionary<int, int> TroubleAt { get; } = [];

    /// <summary>As <see cref="TroubleAt"/>, but the request does what it asks for, and only its answer is lost: <see cref="Cut"/>, <see cref="CutInside"/>, <see cref="Garbled"/>, <see cref="Stalled"/>, or a status instead of it.</summary>
    public Dictionary<int, int> LostAt { get; } = [];

    /// <summary>What to answer to a request that is let in, instead of what is documented.</summary>
    public Func<HttpListenerRequest, (int Status, string Body)?>? Instead { get; set; }

    /// <summary>In how many seconds to ask again, which comes with status 429; null if the service does not say.</summary>
    public string? RetryAfter { get; init; } = "0";

    /// <summary>How many requests came.</summary>
    public int Requests { get; private set; }

    /// <summary>How often a statement is still under way.</summary>
    public int Polls { get; init; } = 2;

    public string Login => LoginOf(_key.ExportPkcs8PrivateKeyPem());

    public static string NewKey()
    {
        using var key = RSA.Create(2048);
        return key.ExportPkcs8PrivateKeyPem();
    }

    /// <summary>A login with the key as this text.</summary>
    /// <param name="pem">The key.</param>
    /// <param name="more">More members, each after a comma.</param>
    public string LoginOf(string pem, string more = "")
        => $$"""{"type":"snowflake","account":"org-acme.eu-central-1","user":"loader","private_key":{{JsonSerializer.Serialize(pem)}},"url":"{{Url}}","warehouse":"WH","retry_delay":0{{more}}}""";

    /// <summary>The user's key, which only the passphrase opens.</summary>
    /// <param name="passphrase">The passphrase.</param>
    public string EncryptedKey(string passphrase) => _key.ExportEncryptedPkcs8PrivateKeyPem(passphrase, new(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 1000));

    /// <summary>The value that was bound to a statement's only placeholder.</summary>
    /// <param name="statement">Which one; the first is 0.</param>
    public string? Bound(int statement) => JsonDocument.Parse(Statements[statement].Bindings).RootElement.GetProperty("1").GetProperty("value").GetString();

    public void Dispose()
    {
        _listener.Close();
        _stalled.ForEach(static c => c.Response.Abort());
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
        var isLost = LostAt.TryGetValue(Requests, out var loss);
        if (isLost && loss > Stalled)
        {
            (status, body) = (loss, "{}");
        }

        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        if (status == 429 && RetryAfter is { } seconds)
        {
            context.Response.AddHeader("Retry-After", seconds);
        }

        var bytes = Encoding.UTF8.GetBytes(body);
        if (status == 200)
        {
            context.Response.AddHeader("Content-Encoding", "gzip");
            bytes = isLost && loss == Garbled ? bytes : Zip(bytes);
        }

        context.Response.ContentLength64 = bytes.Length;
        if (isLost && loss == Stalled)
        {
            await context.Response.OutputStream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
            _stalled.Add(context);
            return;
        }

        if (isLost && loss <= CutInside)
        {
            await context.Response.OutputStream.WriteAsync(bytes.AsMemory(0, loss == Cut ? 0 : bytes.Length / 2));
            context.Response.Abort();
            return;
        }

        await context.Response.OutputStream.WriteAsync(bytes);
        context.Response.Close();
    }

    private (int Status, string Body) Answer(HttpListenerRequest request, string body)
    {
        var id = request.QueryString["requestId"];
        if (id is not null)
        {
            Submissions.Add((id, request.QueryString["retry"] == "true"));
        }

        if (TroubleAt.TryGetValue(++Requests, out var now))
        {
            return (now, now == 401 ? """{"code":"390318","message":"Authentication token has expired. The user must authenticate again."}""" : "{}");
        }

        if (Trouble.TryDequeue(out var trouble))
        {
            return (trouble, "{}");
        }

        if (!IsTrusted(request))
        {
            return (401, """{"code":"390144","message":"JWT token is invalid."}""");
        }

        if (Instead?.Invoke(request) is { } answer)
        {
            return answer;
        }

        var path = request.Url!.AbsolutePath;
        if (request.HttpMethod == "POST" && path == "/api/v2/statements" && request.QueryString["async"] == "true")
        {
            if (id is not null && request.QueryString["retry"] == "true" && _begun.TryGetValue(id, out var known))
            {
                return (202, Status(known));
            }

            var statement = JsonDocument.Parse(body).RootElement;
            var sql = statement.GetProperty("statement").GetString()!;
            Assert.Equal("WH", statement.GetProperty("warehouse").GetString());
            Statements.Add((sql, statement.TryGetProperty("bindings", out var bindings) ? bindings.GetRawText() : ""));
            var handle = $"01b-{Statements.Count}";
            _results[handle] = _answer(sql);
            _begun[id ?? handle] = handle;
            return (202, Status(handle));
        }

        var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (parts is not ["api", "v2", "statements", var asked, ..] || !_results.TryGetValue(asked, out var result))
        {
            return (404, """{"code":"390404","message":"Not found."}""");
        }

        if (parts.Length == 5 && parts[4] == "cancel" && request.HttpMethod == "POST")
        {
            Cancelled.Add(asked);
            return (200, """{"code":"000604","message":"Statement was cancelled."}""");
        }

        if (request.QueryString["partition"] is { } partition)
        {
            return (200, $$"""{"data":{{result.Partitions[int.Parse(partition)]}}}""");
        }

        _asked[asked] = _asked.GetValueOrDefault(asked) + 1;
        return _asked[asked] <= Polls ? (202, Status(asked))
            : result.Status != 200 ? (result.Status, $$"""{"code":"{{result.RowType}}","sqlState":"42S02","message":"{{result.Partitions[0]}}","statementHandle":"{{asked}}"}""")
            : (200, $$"""
                {"code":"090001","message":"Statement executed successfully.","statementHandle":"{{asked}}",
                 "resultSetMetaData":{"numRows":1,"format":"jsonv2","rowType":[{{result.RowType}}],"partitionInfo":[{{string.Join(',', result.Partitions.Select(static _ => """{"rowCount":1,"uncompressedSize":10}"""))}}]},
                 "data":{{result.Partitions[0]}}{{result.Extra}}}
                """);
    }

    private static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.Fastest))
        {
            zip.Write(bytes);
        }

        return zipped.ToArray();
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
