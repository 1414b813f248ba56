using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Templates.Blocks;
using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates;

/// <summary>
/// Text with expressions in it. If all of it is one expression (blanks and what renders nothing, such as <c>set</c>, apart), or an <c>if</c> around such, it gives
/// that expression's value with its type. Otherwise it gives text: text is pasted as it is, all else as JSON.
/// </summary>
internal sealed record TextTemplate : Template
{
    private readonly IReadOnlyList<Block> _blocks;
    private readonly IReadOnlyList<Reference> _references;
    private readonly int _locals;
    private readonly int _loops;
    private readonly bool _isValue;

    /// <param name="location">Where it stands.</param>
    /// <param name="blocks">Its pieces.</param>
    /// <param name="references">The names from outside.</param>
    /// <param name="locals">How many names it sets.</param>
    /// <param name="loops">How many loops it has.</param>
    public TextTemplate(SourceLocation location, IReadOnlyList<Block> blocks, IReadOnlyList<Reference> references, int locals, int loops)
        : base(location)
    {
        _blocks = blocks;
        _references = references;
        _locals = locals;
        _loops = loops;
        _isValue = IsValue(blocks);
    }

    public override IEnumerable<Reference> References => _references;

    public override void WriteTo(TemplateWriter writer)
    {
        var rendering = writer.Begin(Location, _locals, _loops);
        writer.Value(_isValue ? Evaluate(rendering, _blocks) : Render(rendering, _blocks));
    }

    private static bool IsValue(IReadOnlyList<Block> blocks)
    {
        Block[] meant = [.. blocks.Where(static b => !b.IsSilent)];
        return meant is [OutputBlock] || (meant is [IfBlock choice] && choice.Bodies.Any(IsValue));
    }

    private static Value Evaluate(Rendering rendering, IReadOnlyList<Block> blocks)
    {
        var result = Value.EmptyText;
        for (var i = 0; i < blocks.Count; i++)
        {
            switch (blocks[i])
            {
                case OutputBlock output:
                    result = output.Expression.Evaluate(rendering);
                    rendering.At(output.Expression);
                    break;
                case IfBlock { IsSilent: false } choice:
                    var chosen = choice.Choose(rendering);
                    result = IsValue(chosen) ? Evaluate(rendering, chosen) : Render(rendering, chosen);
                    break;
                case var block:
                    block.Render(rendering);
                    break;
            }
        }

        return result;
    }

    private static Value Render(Rendering rendering, IReadOnlyList<Block> blocks)
    {
        // Without the blanks around the branch that was chosen.
        rendering.Output.Clear();
        Block.Render(rendering, blocks);
        return Value.Of(rendering.Output.ToString());
    }
}
