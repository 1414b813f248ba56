using System.Text;
using System.Text.Json;
using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Actions.Python;

/// <summary>
/// Runs Python in a process of its own. The code defines <c>main</c>, whose parameters are filled by name from <c>args</c> (and <c>input_data</c>, which is all of them, and <c>context</c>,
/// which is what the step can refer to); what it returns, as JSON, is the result. What it prints is shown only if it fails. When the step ends, however it ends, so do all processes that it started.
/// </summary>
[Plugin("python", Description = "Runs a Python function in a process of its own; what it returns is the result.")]
[ActionInput("code", Required = true, FormerNames = ["code_base64", "code_b64"], Literal = true, Description = "Python that defines main(...).")]
[ActionInput("code_base64", Literal = true, Description = "The code as base64.")]
[ActionInput("code_b64", Literal = true, Description = "The code as base64.")]
[ActionInput("args", Description = "Arguments of main, by name.")]
[ActionInput("env", Description = "Environment variables; of the worker's own, Python gets those that it needs to run.")]
[ActionInput("timeout", Description = "Seconds until it is killed, 60 if not given.")]
internal sealed class PythonAction(TimeProvider time) : IWorkerAction
{
    private static readonly TimeSpan Unset = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Most = TimeSpan.FromHours(24);

    public async Task<JsonElement> ExecuteAsync(ActionContext context, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(context);
        var inputs = context.Inputs;
        var request = Request(context);
        using var limit = new TimeLimit(inputs.Seconds("timeout", Unset, Most), time, cancellationToken);
        using var python = PythonProcess.Start(context.Folder, Environment(inputs));
        try
        {
            var end = await python.RunAsync(request, limit.Token).ConfigureAwait(false);
            return Result(end, context.Secrets);
        }
        catch (OperationCanceledException) when (limit.IsOver)
        {
            throw new ActionFailedException(FormattableString.Invariant(
                $"Python did not end within {limit.Limit.TotalSeconds} s and was killed, with all processes that it had started. Give it more time with 'timeout'."));
        }
    }

    private static byte[] Request(ActionContext context)
    {
        var code = Code(context.Inputs);

        // Results of earlier steps may be large: they are passed to code that asks for them only.
        var values = code.Contains("context", StringComparison.Ordinal) ? context.Run?.Names : null;
        var request = Json.Write((context.Step, Code: code, Args: context.Inputs.Map("args"), Values: values), static (writer, r) =>
        {
            writer.WriteStartObject();
            writer.WriteString("step", r.Step);
            writer.WriteString("code", r.Code);
            writer.WriteStartObject("args");
            foreach (var argument in r.Args)
            {
                argument.WriteTo(writer);
            }

            writer.WriteEndObject();
            if (r.Values is { } values)
            {
                writer.WriteStartObject("context");
                foreach (var (name, value) in values)
                {
                    writer.WritePropertyName(name);
                    value.WriteTo(writer);
                }

                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        });

        // The driver reads one line; JSON without indentation has no line feed in it.
        return Encoding.UTF8.GetBytes(request.GetRawText() + "\n");
    }

    private static string Code(ActionInputs inputs)
    {
        if (inputs.Has("code") || (inputs.Has("code_base64") ? "code_base64" : inputs.Has("code_b64") ? "code_b64" : null) is not { } name)
        {
            return inputs.Text("code");
        }

        try
        {
            var code = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Convert.FromBase64String(inputs.Text(name)));
            return string.IsNullOrWhiteSpace(code) ? throw inputs.Wrong(name, "is empty.") : code;
        }
        catch (Exception e) when (e is FormatException or DecoderFallbackException)
        {
            throw inputs.Wrong(name, "is not base64 of UTF-8 text.", e);
        }
    }

    private static Dictionary<string, string> Environment(ActionInputs inputs)
    {
        var variables = new Dictionary<string, string>();
        foreach (var variable in inputs.Map("env"))
        {
            variables[variable.Name] = variable.Value.ValueKind == JsonValueKind.String
                ? variable.Value.GetString()!
                : throw inputs.Wrong($"env.{variable.Name}", $"must be text, and is {Json.Describe(variable.Value)}. Write it in quotes.");
        }

        return variables;
    }

    private static JsonElement Result(PythonEnd end, SecretScope secrets)
    {
        if (end.Answer.IsTooLong)
        {
            throw new ActionFailedException($"The result is larger than {PythonProcess.MostAnswerBytes} bytes. Return less, or write it to a file and return its path.");
        }

        var answer = end.ExitCode == 0 ? Answer(end, secrets) : default;
        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("result", out var result))
        {
            return result;
        }

        if (answer.ValueKind == JsonValueKind.Object && answer.TryGetProperty("error", out var error))
        {
            var isCut = answer.TryGetProperty("is_cut", out var cut) && cut.ValueKind == JsonValueKind.True;
            throw new ActionFailedException($"{secrets.RedactPiece(error.GetString()!, false, isCut)}{(isCut ? " ..." : "")}{Printed(end, secrets)}");
        }

        throw new ActionFailedException($"Python ended {HowItEnded(end.ExitCode)}, before main had returned.{Printed(end, secrets)}");
    }

    private static JsonElement Answer(PythonEnd end, SecretScope secrets)
    {
        try
        {
            return end.Answer.Bytes.IsEmpty ? default : Json.Parse(end.Answer.Bytes.Span);
        }
        catch (JsonException e)
        {
            throw new ActionFailedException($"Python's answer is not whole or not JSON: {e.Message}{Printed(end, secrets)}", e);
        }
    }

    /// <summary>.NET gives 128 and the signal for a process that a signal ended.</summary>
    private static string HowItEnded(int exitCode) => exitCode > 128 ? $"by signal {exitCode - 128}" : $"with exit code {exitCode}";

    private static string Printed(PythonEnd end, SecretScope secrets)
    {
        // Redacted here, because what is cut in two would not be found later.
        var text = secrets.RedactPiece(Encoding.UTF8.GetString(end.Printed.Bytes.Span), end.Printed.IsTooLong, false).Trim();
        return text.Length == 0 ? "" : $"\nIt had printed{(end.Printed.IsTooLong ? ", at the end" : "")}:\n{text}";
    }
}
