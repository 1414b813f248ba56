using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>A filter, test, method or function.</summary>
internal sealed class Function
{
    private readonly string _signature;
    private readonly int _positional;
    private readonly bool _hasRest;

    /// <param name="signature">
    /// Name and parameters, as documentation writes them: <c>replace(old, new, count?)</c>. What ends in <c>?</c> may be left out; <c>*</c> takes any number
    /// of further arguments, and what comes after it is given by name only.
    /// </param>
    /// <param name="body">What it does.</param>
    public Function(string signature, FunctionBody body)
    {
        _signature = signature;
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        Name = open < 0 ? signature : signature[..open];
        string[] parameters = open < 0 ? [] : signature[(open + 1)..^1].Split(", ");
        _hasRest = parameters.Contains("*");
        _positional = _hasRest ? Array.IndexOf(parameters, "*") : parameters.Length;
        Parameters = [.. parameters.Where(static p => p != "*").Select(static p => p.TrimEnd('?'))];
        Required = parameters.Count(static p => p != "*" && !p.EndsWith('?'));
        Body = (rendering, target, values) => body(rendering, target, new Arguments(this, rendering, values));
    }

    public string Name { get; }

    public IReadOnlyList<string> Parameters { get; }

    /// <summary>How many of them, counted from the first, must be given.</summary>
    public int Required { get; }

    public Func<Rendering, Value, Value[], Value> Body { get; }

    /// <summary>It works on what is not defined too.</summary>
    public bool TakesUndefined { get; init; }

    /// <summary>Its first argument is the name of one of these.</summary>
    public Func<FunctionTable>? FirstNames { get; init; }

    /// <summary>Brings arguments into the order of the parameters; further ones come after them.</summary>
    /// <exception cref="Playbooks.PlaybookException">One is missing, unknown or too many.</exception>
    public T?[] Arrange<T>(IReadOnlyList<T> positional, IReadOnlyList<KeyValuePair<string, T>> named, Func<string, Exception> wrong)
    {
        if (positional.Count > _positional && !_hasRest)
        {
            throw wrong($"'{Name}' takes {(Parameters.Count == 0 ? "no argument" : $"at most {_positional}")}: {_signature}.");
        }

        var rest = Math.Max(0, positional.Count - _positional);
        var arranged = new T?[Parameters.Count + rest];
        var given = new bool[Parameters.Count];
        for (var i = 0; i < positional.Count; i++)
        {
            arranged[i < _positional ? i : Parameters.Count + i - _positional] = positional[i];
            if (i < _positional)
            {
                given[i] = true;
            }
        }

        foreach (var (name, value) in named)
        {
            var place = IndexOf(name);
            if (place < 0)
            {
                throw wrong($"'{Name}' has no argument '{name}'. {Known.Hint(name, [.. Parameters])}");
            }

            arranged[place] = given[place] ? throw wrong($"'{Name}' is given '{name}' twice.") : value;
            given[place] = true;
        }

        return Array.IndexOf(given, false, 0, Required) is var missing and >= 0
            ? throw wrong($"'{Name}' lacks the argument '{Parameters[missing]}': {_signature}.")
            : arranged;
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < Parameters.Count; i++)
        {
            if (Parameters[i] == name)
            {
                return i;
            }
        }

        return -1;
    }
}
