using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Blocks;

/// <summary>A piece of a template's text.</summary>
internal abstract class Block
{
    public abstract void Render(Rendering rendering);

    public static void Render(Rendering rendering, IReadOnlyList<Block> blocks)
    {
        foreach (var block in blocks)
        {
            block.Render(rendering);
        }
    }
}
