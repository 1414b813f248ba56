using System.Reflection;

namespace Gen.Plugins.Tool.Tests.Support;

/// <summary>Files under Data/, which others wrote.</summary>
internal static class TestData
{
    private static readonly string s_folder = Path.Combine(Path.GetDirectoryName(typeof(TestData).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(static a => a.Key == "SnapshotSources").Value!)!, "Data");

    public static string PathOf(string name) => Path.Combine(s_folder, name);
}
