using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>
/// Ends the reading of an assembly whose tables point at the same long things again and again: each single one would be fine, all of them never end.
/// </summary>
/// <param name="place">What a message calls the assembly.</param>
internal sealed class WorkBudget(string place)
{
    private long _left = ReadLimits.Work;

    /// <exception cref="UnreadableException">There was too much to do.</exception>
    public void Spend(long bytes)
    {
        if ((_left -= bytes) < 0)
        {
            throw new UnreadableException($"{place} is refused: to find who uses whom in it, more than {ReadLimits.Work >> 20} MB of code and signatures would have to be read.");
        }
    }
}
