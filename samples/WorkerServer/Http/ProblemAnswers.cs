using System.Text.Json;
using Gen.Samples.WorkerServer.Api;
using Gen.Samples.WorkerServer.Api.Answers;
using Gen.Worker.Runtime;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Playbooks;

namespace Gen.Samples.WorkerServer.Http;

/// <summary>Whatever goes wrong is told as RFC 9457 has it.</summary>
internal sealed partial class ProblemAnswers(ILogger<ProblemAnswers> logger)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            context.Response.Headers.CacheControl = "no-store";
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody listens any more.
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            await WriteAsync(context, Of(e));
            return;
        }

        if (!context.Response.HasStarted && context.Response is { StatusCode: StatusCodes.Status404NotFound or StatusCodes.Status405MethodNotAllowed, ContentLength: null, ContentType: null })
        {
            await WriteAsync(context, context.Response.StatusCode == StatusCodes.Status404NotFound
                ? ProblemException.NotFound("There is nothing here. GET /openapi/v1.json tells what there is.")
                : new(StatusCodes.Status405MethodNotAllowed, "Method not allowed", $"{context.Request.Method} is not for this place; {context.Response.Headers.Allow} is."));
        }
    }

    private ProblemException Of(Exception exception)
    {
        switch (exception)
        {
            case ProblemException problem:
                return problem;
            case WireFormatException:
                return ProblemException.Wrong(exception.Message);
            case PlaybookException:
                return new(StatusCodes.Status400BadRequest, "Wrong playbook", exception.Message);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return ProblemException.TooLarge(EventBatch.MostBytes);
            case BadHttpRequestException bad:
                return new(bad.StatusCode, "Wrong request", bad.Message);
            case StorageException:
                LogStorage(exception.Message);
                return new(StatusCodes.Status503ServiceUnavailable, "Storage unavailable", "The server's database cannot be used now. Nothing was changed, as far as is known: send the request again later.");
            default:
                LogFailure(exception);
                return new(StatusCodes.Status500InternalServerError, "Server error", "The server made a mistake, which its log shows. Sending the request again may help, and does no harm where it has an identity.");
        }
    }

    private static async Task WriteAsync(HttpContext context, ProblemException problem)
    {
        var allow = context.Response.Headers.Allow;
        var challenge = context.Response.Headers.WWWAuthenticate;
        context.Response.Clear();
        context.Response.StatusCode = problem.Status;
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers.Allow = allow;
        context.Response.Headers.WWWAuthenticate = challenge;
        if (problem.Status == StatusCodes.Status503ServiceUnavailable)
        {
            context.Response.Headers.RetryAfter = "1";
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new ProblemAnswer(problem.Title, problem.Status, problem.Message), ServerJson.Default.ProblemAnswer);
        context.Response.ContentType = "application/problem+json";
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Error, Message = "A request failed")]
    private partial void LogFailure(Exception exception);

    [LoggerMessage(EventId = 2, Level = LogLevel.Warning, Message = "A request could not be served: {Problem}")]
    private partial void LogStorage(string problem);
}
