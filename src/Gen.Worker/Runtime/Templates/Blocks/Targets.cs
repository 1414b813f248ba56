using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Blocks;

/// <summary>The names that <c>for</c> and <c>set</c> give values: one, or several that take a list apart.</summary>
/// <param name="locals">Their places.</param>
/// <param name="text">As they are written.</param>
internal sealed class Targets(int[] locals, string text)
{
    public void Assign(Rendering rendering, Value value)
    {
        if (locals.Length == 1)
        {
            rendering.Locals[locals[0]] = value;
            return;
        }

        if (value.Kind != ValueKind.List || value.Count != locals.Length)
        {
            var found = value.Kind == ValueKind.List ? $"a list of {value.Count}" : value.Describe();
            throw rendering.Wrong($"'{text}' takes a list of {locals.Length} apart, and this is {found}.");
        }

        for (var i = 0; i < locals.Length; i++)
        {
            rendering.Locals[locals[i]] = value.Item(i);
        }
    }
}
