using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Blocks;

/// <summary>Text to take as it is.</summary>
internal sealed class TextBlock(string text) : Block
{
    public override bool IsSilent { get; } = string.IsNullOrWhiteSpace(text);

    public override void Render(Rendering rendering)
    {
        rendering.Spend(1);
        rendering.Append(text);
    }
}
