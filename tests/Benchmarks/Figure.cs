namespace Gen.Plugins.Benchmarks;

/// <summary>A row of the table: one measured ratio or difference, its goal, and what was seen.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Against">The peer of the same run.</param>
/// <param name="Goal">The goal, as architecture.md words it.</param>
/// <param name="Value">The measured value.</param>
/// <param name="Limit">The largest value that reaches the goal.</param>
/// <param name="Unit"><c>x</c> for a ratio, else the unit.</param>
/// <param name="Seen">The medians behind it.</param>
internal sealed record Figure(string What, string Against, string Goal, double Value, double Limit, string Unit, string Seen)
{
    public bool Reached => Value <= Limit;
}
