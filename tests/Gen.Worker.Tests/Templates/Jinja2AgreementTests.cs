using System.Diagnostics;
using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Xunit.Abstractions;

namespace Gen.Worker.Tests.Templates;

/// <summary>
/// Random templates give what Jinja2 3.1 gives: as it was recorded, and, where python3 has it, as it is. <c>GEN_JINJA2=FILE</c> records anew.
/// </summary>
/// <param name="output">Gets the numbers.</param>
public sealed class Jinja2AgreementTests(ITestOutputHelper output)
{
    private const int Most = 2_000;

    /// <summary>
    /// What is an error here only: true or false where a number is wanted, and what is not there where Jinja2 does not look at it (<c>xs[9] is mapping</c>).
    /// </summary>
    private static readonly string[] StricterOnPurpose = ["true or false", ", and no [", "it is empty"];

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Templates", "Cases");

    [Fact]
    public void Templates_give_what_Jinja2_gave_when_it_was_recorded()
    {
        var cases = File.ReadLines(Path.Combine(Folder, "jinja2.recorded.jsonl"))
            .Select(static line => JsonDocument.Parse(line).RootElement)
            .Select(static c => (c.GetProperty("template").GetString()!, c.GetProperty("typed").GetBoolean(), c))
            .ToArray();

        Assert.True(cases.Length >= 500);
        Compare(cases);
    }

    [Fact]
    public async Task Templates_give_what_the_installed_Jinja2_gives()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("GEN_SEED"), out var given) ? given : 20261121;
        var write = new RandomTemplate(new Random(seed));
        (string Template, bool IsTyped)[] templates = [.. Enumerable.Range(0, Most).Select(i => i % 4 == 0 ? (write.Body(), false) : (write.Expression(), true))];
        var answers = await AskAsync(templates);
        if (answers is null)
        {
            output.WriteLine("python3 has no jinja2 here; the recorded answers were compared by the other test.");
            return;
        }

        if (Environment.GetEnvironmentVariable("GEN_JINJA2") is { Length: > 0 } file)
        {
            await File.WriteAllLinesAsync(file, templates.Zip(answers).Take(1000).Select(static p =>
                p.Second.TryGetProperty("value", out var value)
                    ? $$"""{"typed":{{(p.First.IsTyped ? "true" : "false")}},"template":{{JsonSerializer.Serialize(p.First.Template)}},"value":{{value.GetRawText()}}}"""
                    : $$"""{"typed":{{(p.First.IsTyped ? "true" : "false")}},"template":{{JsonSerializer.Serialize(p.First.Template)}},"error":{{p.Second.GetProperty("error").GetRawText()}}}"""));
        }

        Compare([.. templates.Zip(answers, static (t, a) => (t.Template, t.IsTyped, a))]);
    }

    private void Compare((string Template, bool IsTyped, JsonElement Answer)[] cases)
    {
        var (alike, errors, stricter) = (0, 0, 0);
        List<string> differences = [];
        foreach (var (template, isTyped, answer) in cases)
        {
            JsonElement? expected = answer.TryGetProperty("value", out var value) ? value : null;
            JsonElement? actual = null;
            string? error = null;
            try
            {
                // In brackets: an expression may end in the brace of a map. Text is kept text by text around it.
                actual = isTyped ? Rendered.Text($"{{{{ ({template}) }}}}", RandomTemplate.Context) : Rendered.Text($"<{template}>", RandomTemplate.Context);
            }
            catch (PlaybookException e)
            {
                error = e.Message;
            }

            var isAlike = (expected, actual) switch
            {
                (null, null) => true,
                ({ } e, { } a) => isTyped ? AreAlike(e, a) : $"<{e.GetString()}>" == a.GetString(),
                _ => false,
            };
            alike += isAlike && expected is not null ? 1 : 0;
            errors += isAlike && expected is null ? 1 : 0;
            if (!isAlike && StricterOnPurpose.Any(s => error?.Contains(s, StringComparison.Ordinal) == true))
            {
                stricter++;
            }
            else if (!isAlike)
            {
                differences.Add($"{template}\n   Jinja2: {answer}\n   here:   {actual?.ToString() ?? error}");
            }
        }

        output.WriteLine($"{alike} alike, {errors} errors in both, {stricter} stricter on purpose, {differences.Count} different");
        Assert.True(differences.Count == 0, $"{differences.Count} of {cases.Length}:\n{string.Join('\n', differences.Take(25))}");
        Assert.True(alike > cases.Length / 2);
        Assert.True(stricter <= cases.Length / 100);
    }

    private static bool AreAlike(JsonElement a, JsonElement b) => (a.ValueKind, b.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => a.GetDouble().Equals(b.GetDouble()) || Math.Abs(a.GetDouble() - b.GetDouble()) <= 1e-12 * Math.Abs(a.GetDouble()),
        (JsonValueKind.Array, JsonValueKind.Array) => a.GetArrayLength() == b.GetArrayLength() && a.EnumerateArray().Zip(b.EnumerateArray()).All(static p => AreAlike(p.First, p.Second)),
        (JsonValueKind.Object, JsonValueKind.Object) => a.EnumerateObject().Count() == b.EnumerateObject().Count()
            && a.EnumerateObject().All(m => b.TryGetProperty(m.Name, out var other) && AreAlike(m.Value, other)),
        _ => JsonElement.DeepEquals(a, b),
    };

    /// <summary>What Jinja2 says of each; null if it is not there.</summary>
    private static async Task<JsonElement[]?> AskAsync(IReadOnlyList<(string Template, bool IsTyped)> templates)
    {
        using var context = JsonDocument.Parse(RandomTemplate.Context);
        using var python = Process.Start(new ProcessStartInfo("python3", ["-X", "utf8", Path.Combine(Folder, "jinja2_reference.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var answers = python.StandardOutput.ReadToEndAsync();
        var errors = python.StandardError.ReadToEndAsync();
        try
        {
            foreach (var (template, isTyped) in templates)
            {
                await python.StandardInput.WriteLineAsync(JsonSerializer.Serialize(new { template, typed = isTyped, context = context.RootElement }));
            }

            python.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended early: without jinja2 it does.
        }

        await python.WaitForExitAsync();
        var text = await errors;
        Assert.True(python.ExitCode == 0 || text.Contains("No module named 'jinja2'", StringComparison.Ordinal), text);
        return python.ExitCode == 0
            ? [.. (await answers).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(static line => JsonDocument.Parse(line).RootElement)]
            : null;
    }
}
