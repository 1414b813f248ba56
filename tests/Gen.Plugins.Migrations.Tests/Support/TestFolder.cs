namespace Gen.Plugins.Migrations.Tests.Support;

/// <summary>A folder of migrations for one test.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gen-migrations-").FullName;

    public TestFolder With(string name, string sql)
    {
        var file = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        File.WriteAllText(file, sql);
        return this;
    }

    public PluginMigration[] Read() => MigrationFolder.Read(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
