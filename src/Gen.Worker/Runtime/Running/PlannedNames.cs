using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Templates;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Running;

/// <summary>The names that will be there when a task runs.</summary>
internal sealed class PlannedNames
{
    /// <summary>Names of the engine's own.</summary>
    public const string ExecutionId = "execution_id";

    private readonly HashSet<string>? _names;
    private readonly HashSet<string> _steps;

    private PlannedNames(HashSet<string>? names, HashSet<string> steps)
    {
        _names = names;
        _steps = steps;
    }

    /// <summary>It is not known which.</summary>
    public static PlannedNames Any { get; } = new(null, []);

    /// <summary>Those that are there when the first step of a playbook runs.</summary>
    public static PlannedNames Of(Playbook playbook) => new(
        [PlaybookReader.Workload, ExecutionId, .. playbook.Workload.EnumerateObject().Select(static m => m.Name)],
        [.. playbook.Steps.Select(static s => s.Name)]);

    public PlannedNames With(params ReadOnlySpan<string> more)
    {
        if (_names is null)
        {
            return this;
        }

        var names = new HashSet<string>(_names, _names.Comparer);
        foreach (var name in more)
        {
            names.Add(name);
        }

        return new(names, _steps);
    }

    /// <exception cref="PlaybookException">The template needs a name that will not be there.</exception>
    public void Check(Template template, PlaybookStep step)
    {
        if (_names is null)
        {
            return;
        }

        foreach (var reference in template.References)
        {
            if (!_names.Contains(reference.Root))
            {
                throw new PlaybookException(
                    reference.Location,
                    _steps.Contains(reference.Root)
                        ? $"'{reference.Root}' has no result yet: it does not come before '{step.Name}'."
                        : $"There is no '{reference.Root}' here. {Known.Hint(reference.Root, _names)}");
            }
        }
    }
}
