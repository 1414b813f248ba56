using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Sql;
using Polly;
using Polly.Retry;

namespace Gen.Worker.Actions.Snowflake;

/// <summary>
/// Requests to /api/v2/statements. Each is sent again while the service is busy (429, 5xx), is not reached, or its answer breaks off; and once with a new token, if it did not take the old one.
/// What begins a statement then has the same request id and <c>retry=true</c>, by which the service knows a statement that it has begun already: without it, the statement would run twice.
/// </summary>
internal sealed class SnowflakeClient
{
    /// <summary>The most that an answer, one partition of a result, may take.</summary>
    private const int MostBytes = 256 * 1024 * 1024;

    /// <summary>So many characters of a reason are told, and of its code.</summary>
    private const int MostOfReason = 2000;
    private const int MostOfCode = 40;

    /// <summary>What the login says of where statements run.</summary>
    private static readonly string[] Context = ["database", "schema", "warehouse", "role"];

    private static readonly TimeSpan OneRequest = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http;
    private readonly DatabaseLogin _login;
    private readonly SnowflakeToken _token;
    private readonly TimeProvider _time;
    private readonly Uri _statements;
    private readonly ResiliencePipeline<SnowflakeAnswer> _retries;

    public SnowflakeClient(HttpClient http, DatabaseLogin login, SnowflakeToken token, TimeProvider time)
    {
        (_http, _login, _token, _time) = (http, login, token, time);
        _statements = new Uri(Server(login), "/api/v2/statements");
        var first = login.Text("retry_delay") is { } text && double.TryParse(text, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 60 ? TimeSpan.FromSeconds(seconds) : TimeSpan.FromSeconds(1);
        _retries = new ResiliencePipelineBuilder<SnowflakeAnswer> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<SnowflakeAnswer>
            {
                MaxRetryAttempts = 6,
                Delay = first,
                MaxDelay = LongestRetry,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                ShouldHandle = static a => new(a.Outcome.Exception is HttpRequestException or IOException || a.Outcome.Result is { IsBusy: true }),
                DelayGenerator = static a => new(a.Outcome.Result?.RetryAfter is { } asked ? asked < LongestRetry ? asked : LongestRetry : null),
            })
            .Build();
    }

    /// <summary>Begins a statement, and waits until it has ended.</summary>
    /// <returns>The handle, and the answer with the result's first partition.</returns>
    /// <exception cref="DatabaseException">It was refused.</exception>
    public async Task<(string Handle, JsonElement Answer)> RunAsync(DatabaseStatement statement, CancellationToken cancellationToken)
    {
        try
        {
            return await RunToEndAsync(statement, cancellationToken).ConfigureAwait(false);
        }
        catch (DatabaseException e) when (IsLost(e.InnerException))
        {
            throw OutcomeUnknown(e);
        }
    }

    private async Task<(string Handle, JsonElement Answer)> RunToEndAsync(DatabaseStatement statement, CancellationToken cancellationToken)
    {
        var body = Body(statement);
        var id = Guid.NewGuid();
        var answer = await SendAsync(HttpMethod.Post, $"?requestId={id}&async=true", body, cancellationToken).ConfigureAwait(false);
        var handle = answer.Text("statementHandle");
        var wait = TimeSpan.FromMilliseconds(20);
        try
        {
            while (answer.IsUnderWay)
            {
                if (handle is null)
                {
                    throw new DatabaseException("Snowflake began a statement and gave no handle for it.");
                }

                await Task.Delay(wait, _time, cancellationToken).ConfigureAwait(false);
                wait = wait * 2 < LongestWait ? wait * 2 : LongestWait;
                answer = await SendAsync(HttpMethod.Get, $"/{Uri.EscapeDataString(handle)}", null, cancellationToken).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (handle is not null)
        {
            await CancelAsync(handle).ConfigureAwait(false);
            throw;
        }

        return answer.Status == HttpStatusCode.OK ? (handle ?? answer.Text("statementHandle") ?? "", answer.Body)
            : answer.IsBusy && answer.Status != HttpStatusCode.TooManyRequests ? throw OutcomeUnknown(Refused(answer))
            : throw Refused(answer);
    }

    /// <summary>A further partition of a result.</summary>
    public async Task<JsonElement> PartitionAsync(string handle, int partition, CancellationToken cancellationToken)
    {
        var answer = await SendAsync(HttpMethod.Get, FormattableString.Invariant($"/{Uri.EscapeDataString(handle)}?partition={partition}"), null, cancellationToken).ConfigureAwait(false);
        return answer.Status == HttpStatusCode.OK ? answer.Body : throw Refused(answer);
    }

    /// <summary>Stops a statement, if the service can be told.</summary>
    public async Task CancelAsync(string handle)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(5), _time);
        try
        {
            using var request = Request(HttpMethod.Post, $"/{Uri.EscapeDataString(handle)}/cancel", null, Token());
            using var response = await _http.SendAsync(request, limit.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            // It ends by its own time limit.
        }
    }

    private static Uri Server(DatabaseLogin login)
    {
        var text = login.Text("url") ?? $"https://{login.Host ?? $"{login.Required("account").ToLowerInvariant().Replace('_', '-')}.snowflakecomputing.com"}";
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.UserInfo.Length == 0 && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback))
            ? uri
            : throw new DatabaseException("The login's 'account', 'host' or 'url' names no server that is reached over https.");
    }

    private async Task<SnowflakeAnswer> SendAsync(HttpMethod method, string path, byte[]? body, CancellationToken cancellationToken)
    {
        var sent = 0;
        for (var attempt = 0; ; attempt++)
        {
            var token = Token();
            try
            {
                var answer = await _retries.ExecuteAsync(t => SendOnceAsync(method, body is not null && sent++ > 0 ? path + "&retry=true" : path, body, token, t), cancellationToken).ConfigureAwait(false);
                if (answer.Status != HttpStatusCode.Unauthorized || attempt > 0)
                {
                    return answer;
                }

                _token.Reject(token);
            }
            catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
            {
                throw new DatabaseException(_login.Redact($"Snowflake ({_login}) cannot be reached, or does not answer as it should. {e.Message}"), e);
            }
        }
    }

    /// <summary>The token is a secret as the key is: a service may say in an error what it was sent.</summary>
    private string Token()
    {
        var token = _token.Get();
        _login.Keep(token);
        return token;
    }

    private async ValueTask<SnowflakeAnswer> SendOnceAsync(HttpMethod method, string path, byte[]? body, string token, CancellationToken cancellationToken)
    {
        using var limit = new TimeLimit(OneRequest, _time, cancellationToken);
        using var request = Request(method, path, body, token);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
            return await ReadAsync(response, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (limit.IsOver)
        {
            throw new HttpRequestException(FormattableString.Invariant($"There was no whole answer within {OneRequest.TotalSeconds} s."), e);
        }
    }

    private HttpRequestMessage Request(HttpMethod method, string path, byte[]? body, string token)
    {
        var request = new HttpRequestMessage(method, new Uri(_statements + path));
        request.Headers.Authorization = new("Bearer", token);
        request.Headers.Add("X-Snowflake-Authorization-Token-Type", "KEYPAIR_JWT");
        request.Headers.Accept.Add(new("application/json"));
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("gen-worker", "1.0"));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") } };
        }
        else if (method == HttpMethod.Post)
        {
            request.Content = new ByteArrayContent([]);
        }

        return request;
    }

    private async Task<SnowflakeAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var body = new MemoryStream();
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var buffer = new byte[81_920];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (body.Length + read > MostBytes)
                {
                    throw new DatabaseException($"An answer of Snowflake is more than {MostBytes} bytes.");
                }

                body.Write(buffer, 0, read);
            }
        }

        var isJson = response.Content.Headers.ContentType?.MediaType is "application/json";
        if (!isJson && response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted && body.Length > 0 && body.GetBuffer()[0] is not (byte)'{')
        {
            throw new JsonException("The answer is no JSON.");
        }

        try
        {
            return new(response.StatusCode, body.Length == 0 ? Json.EmptyObject : Json.Parse(body.GetBuffer().AsSpan(0, (int)body.Length)), RetryAfter(response));
        }
        catch (JsonException) when (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Accepted))
        {
            return new(response.StatusCode, Json.EmptyObject, RetryAfter(response));
        }
    }

    private TimeSpan? RetryAfter(HttpResponseMessage response)
    {
        var wait = response.Headers.RetryAfter is { } after ? after.Delta ?? after.Date - _time.GetUtcNow() : null;
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    /// <summary>Whether the service may have got what it did not answer. To no connection nothing was sent.</summary>
    private static bool IsLost(Exception? e)
        => e is HttpRequestException { HttpRequestError: not (HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError) }
            or IOException or InvalidDataException or JsonException;

    private static DatabaseException OutcomeUnknown(DatabaseException e) => new($"{e.Message} Whether the statement was done is unknown.", e) { Kind = DatabaseException.OutcomeUnknown };

    private DatabaseException Refused(SnowflakeAnswer answer)
    {
        var why = answer.Status == HttpStatusCode.Unauthorized
            ? $" Its user needs the public key that belongs to 'private_key', and the clock has to be right."
            : "";
        var code = answer.Text("code") is { } given ? $", {_login.Quote(given, MostOfCode)}" : "";
        var reason = answer.Text("message") is { } said ? _login.Quote(said, MostOfReason) : "no reason given.";
        return new(FormattableString.Invariant($"Snowflake refused ({(int)answer.Status}{code}): {reason}{why}"))
        {
            Data = { ["code"] = answer.Text("code") },
        };
    }

    private byte[] Body(DatabaseStatement statement) => Encoding.UTF8.GetBytes(Json.Write((Client: this, Statement: statement), static (writer, b) =>
    {
        writer.WriteStartObject();
        writer.WriteString("statement", b.Statement.Text);
        foreach (var name in Context)
        {
            if (b.Client._login.Text(name) is { } value)
            {
                writer.WriteString(name, value);
            }
        }

        if (b.Statement.Parameters.Count > 0)
        {
            writer.WriteStartObject("bindings");
            for (var i = 0; i < b.Statement.Parameters.Count; i++)
            {
                writer.WriteStartObject((i + 1).ToString(CultureInfo.InvariantCulture));
                WriteBinding(writer, b.Statement.Parameters[i].Value);
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }).GetRawText());

    /// <summary>Values are text, whatever their type.</summary>
    private static void WriteBinding(Utf8JsonWriter writer, JsonElement value)
    {
        var (type, text) = value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => ("TEXT", null),
            JsonValueKind.True or JsonValueKind.False => ("BOOLEAN", value.GetRawText()),
            JsonValueKind.Number => (value.GetRawText().AsSpan().ContainsAny('e', 'E') ? "REAL" : "FIXED", value.GetRawText()),
            JsonValueKind.String => ("TEXT", value.GetString()),
            _ => ("TEXT", value.GetRawText()),
        };
        writer.WriteString("type", type);
        writer.WriteString("value", text);
    }
}
