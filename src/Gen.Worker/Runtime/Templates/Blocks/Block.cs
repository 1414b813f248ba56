using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Blocks;

/// <summary>A piece of a template's text.</summary>
internal abstract class Block
{
    /// <summary>It can render nothing but blanks.</summary>
    public abstract bool IsSilent { get; }

    public abstract void Render(Rendering rendering);

    public static void Render(Rendering rendering, IReadOnlyList<Block> blocks)
    {
        for (var i = 0; i < blocks.Count; i++)
        {
            blocks[i].Render(rendering);
        }
    }
}
