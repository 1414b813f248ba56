namespace Gen.Plugins.Benchmarks.Startup;

/// <summary>A folder outside the repository, gone afterwards.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gen-plugins-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
