using System.Collections.Frozen;
using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>Functions of one sort, by name. The lists are closed: nothing in a playbook reaches anything else.</summary>
internal sealed class FunctionTable
{
    private readonly FrozenDictionary<string, Function> _functions;
    private readonly string _sort;

    private FunctionTable(string sort, IEnumerable<Function> functions, params (string Name, string Meant)[] others)
    {
        _sort = sort;
        var byName = functions.ToDictionary(static f => f.Name);
        foreach (var (name, meant) in others)
        {
            byName.Add(name, byName[meant]);
        }

        _functions = byName.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public static FunctionTable Filters { get; } = new(
        "filter",
        [.. TextFilters.All, .. EncodingFilters.All, .. NumberFilters.All, .. ListFilters.All, .. OrderFilters.All, .. ChoiceFilters.All, .. MapFilters.All],
        ("d", "default"), ("count", "length"), ("e", "escape"), ("fromjson", "from_json"), ("to_json", "tojson"));

    public static FunctionTable Tests { get; } = new(
        "test",
        Functions.Tests.All,
        ("eq", "=="), ("equalto", "=="), ("ne", "!="), ("lt", "<"), ("lessthan", "<"), ("le", "<="), ("gt", ">"), ("greaterthan", ">"), ("ge", ">="));

    public static FunctionTable Methods { get; } = new("method", Functions.Methods.All);

    public static FunctionTable Globals { get; } = new("function", Functions.Globals.All);

    public IReadOnlyCollection<string> Names => _functions.Keys;

    /// <summary>The function of that name.</summary>
    /// <exception cref="Playbooks.PlaybookException">There is none; the message names the nearest.</exception>
    public Function Get(string name, Func<string, Exception> wrong)
        => _functions.TryGetValue(name, out var function)
            ? function
            : throw wrong($"There is no {_sort} '{name}'. {Known.Hint(name, [.. _functions.Keys.Order(StringComparer.Ordinal)])}");

    /// <summary>Calls the function of that name, as <c>map('upper')</c> and <c>select('odd')</c> do.</summary>
    public Func<Value, Value> Bind(Rendering rendering, string name, ReadOnlySpan<Value> arguments)
    {
        var function = Get(name, rendering.Wrong);
        var arranged = function.Arrange([.. arguments], [], rendering.Wrong);
        return target => function.Body(rendering, target.IsUndefined && !function.TakesUndefined ? throw target.Why() : target, arranged);
    }
}
