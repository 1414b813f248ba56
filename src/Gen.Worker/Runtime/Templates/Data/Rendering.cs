using System.Globalization;
using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Templates.Expressions;

namespace Gen.Worker.Runtime.Templates.Data;

/// <summary>What a template is rendered with, and what that has cost so far: whatever a template does, it does it here and is counted.</summary>
internal sealed class Rendering
{
    private const int ItemCharacters = 16;
    private const int StepsBetweenLooks = 4096;

    private readonly PlaybookLimits _limits;
    private readonly CancellationToken _cancellationToken;
    private SourceLocation _location;
    private Expression? _current;
    private long _bytesBefore;
    private long _steps;
    private long _nextLook = StepsBetweenLooks;
    private long _characters;

    public Rendering(IReadOnlyDictionary<string, JsonElement> values, PlaybookLimits limits, CancellationToken cancellationToken)
    {
        Values = values;
        _limits = limits;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The names from outside.</summary>
    public IReadOnlyDictionary<string, JsonElement> Values { get; }

    /// <summary>The names that the template sets itself, by their places.</summary>
    public Value[] Locals { get; private set; } = [];

    /// <summary>Its loops, by their places.</summary>
    public LoopState?[] Loops { get; private set; } = [];

    /// <summary>What is rendered.</summary>
    public StringBuilder Output { get; private set; } = new();

    /// <summary>Begins a text.</summary>
    /// <param name="bytesBefore">What was written before it.</param>
    /// <param name="location">Where it stands.</param>
    /// <param name="locals">How many names it sets.</param>
    /// <param name="loops">How many loops it has.</param>
    public void Begin(long bytesBefore, SourceLocation location, int locals, int loops)
    {
        _bytesBefore = bytesBefore;
        _location = location;
        _current = null;
        Locals = locals == 0 ? [] : new Value[locals];
        Loops = loops == 0 ? [] : new LoopState?[loops];
        Output.Clear();
    }

    /// <summary>What is evaluated now: where an error is.</summary>
    public void At(Expression expression) => _current = expression;

    /// <summary>An error in what is evaluated now.</summary>
    public PlaybookException Wrong(string problem)
        => _current is { } current ? current.Place.Wrong(problem) : new(_location, problem);

    /// <summary>Counts steps: of the order of what comparing, copying or calling something small takes.</summary>
    public void Spend(long steps)
    {
        _steps += steps;
        if (_steps < _nextLook)
        {
            return;
        }

        _nextLook = _steps + StepsBetweenLooks;
        _cancellationToken.ThrowIfCancellationRequested();
        if (_steps > _limits.TemplateSteps)
        {
            throw Wrong($"This takes more than {_limits.TemplateSteps} steps. Do such work in a step of the playbook.");
        }
    }

    /// <summary>Counts text that is made on the way.</summary>
    public void SpendText(long characters)
    {
        Spend(characters >> 6);
        _characters += characters;
        if (_characters > _limits.InputBytes)
        {
            throw Wrong($"What this makes on its way is more than {_limits.InputBytes} bytes. Do such work in a step of the playbook.");
        }
    }

    /// <summary>Counts items of lists that are made on the way.</summary>
    public void SpendItems(long items)
    {
        Spend(items);
        SpendText(items * ItemCharacters);
    }

    /// <summary>Counts a text that was made on the way.</summary>
    public string Text(string text)
    {
        SpendText(text.Length);
        return text;
    }

    /// <summary>Adds to what is rendered.</summary>
    public void Append(string text)
    {
        Output.Append(text);
        CheckBytes(_bytesBefore + Output.Length);
    }

    /// <summary>Adds a value to what is rendered.</summary>
    public void Append(Value value)
    {
        if (value.Kind == ValueKind.Integer)
        {
            Output.Append(CultureInfo.InvariantCulture, $"{value.Integer}");
            CheckBytes(_bytesBefore + Output.Length);
        }
        else
        {
            Append(ValueJson.Text(this, value));
        }
    }

    public void CheckBytes(long bytes)
    {
        if (bytes > _limits.InputBytes)
        {
            throw Wrong($"With its references resolved this is more than {_limits.InputBytes} bytes.");
        }
    }

    /// <summary>Renders to the side.</summary>
    public string Capture(Action render)
    {
        var outer = Output;
        Output = new();
        render();
        var text = Output.ToString();
        Output = outer;
        return Text(text);
    }
}
