namespace Gen.Plugins.Benchmarks;

/// <summary>The contract of the measured plugins.</summary>
[PluginContract("work")]
public interface IWork
{
    int Run(int value);
}
