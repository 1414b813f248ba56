using System.Reflection.Metadata;
using System.Text;
using System.Xml.Linq;
using Gen.Plugins.Package.Tests.Building;

namespace Gen.Plugins.Package.Tests;

/// <summary>What is in the package.</summary>
[Collection(OnePackage.Name)]
public sealed class ContentTests(Packed packed)
{
    private static readonly Guid s_sourceLink = new("CC110556-A091-4D38-9FEC-25AB9A351A6A");

    /// <summary>No Roslyn among them: the compiler that runs the parts brings it.</summary>
    [Fact]
    public void The_package_holds_these_files_and_no_other() => Assert.Equal(
        [
            "Gen.Plugins.nuspec",
            "LICENSE",
            "README.md",
            "[Content_Types].xml",
            "_rels/.rels",
            "analyzers/dotnet/cs/Gen.Plugins.Analyzers.dll",
            "analyzers/dotnet/cs/Gen.Plugins.CodeFixes.dll",
            "analyzers/dotnet/cs/Gen.Plugins.Generators.dll",
            "analyzers/dotnet/cs/Gen.Plugins.Model.dll",
            "analyzers/dotnet/cs/NuGet.Versioning.dll",
            "buildTransitive/Gen.Plugins.props",
            "buildTransitive/Gen.Plugins.targets",
            "lib/net10.0/Gen.Plugins.dll",
            "lib/net10.0/Gen.Plugins.xml",
            "lib/net8.0/Gen.Plugins.dll",
            "lib/net8.0/Gen.Plugins.xml",
            "package/services/metadata/core-properties/*.psmdcp",
        ],
        Names(packed.Package));

    [Fact]
    public void The_symbol_package_holds_the_symbols_of_the_library() => Assert.Equal(
        [
            "Gen.Plugins.nuspec",
            "[Content_Types].xml",
            "_rels/.rels",
            "lib/net10.0/Gen.Plugins.pdb",
            "lib/net8.0/Gen.Plugins.pdb",
            "package/services/metadata/core-properties/*.psmdcp",
        ],
        Names(packed.SymbolPackage));

    [Fact]
    public void The_package_depends_on_the_container_interfaces_only()
    {
        var groups = Elements("group").Select(static group => (
            Target: group.Attribute("targetFramework")!.Value,
            Dependencies: string.Join(", ", group.Elements().Select(static dependency => dependency.Attribute("id")!.Value))));

        Assert.Equal(
            [("net10.0", "Microsoft.Extensions.DependencyInjection.Abstractions"), ("net8.0", "Microsoft.Extensions.DependencyInjection.Abstractions")],
            groups.Order());
    }

    [Fact]
    public void The_package_says_what_it_is_whose_it_is_and_where_it_comes_from()
    {
        var repository = Assert.Single(Elements("repository"));

        Assert.Equal("README.md", Assert.Single(Elements("readme")).Value);
        Assert.Equal(("expression", "MIT"), (Assert.Single(Elements("license")).Attribute("type")!.Value, Assert.Single(Elements("license")).Value));
        Assert.NotEmpty(Assert.Single(Elements("description")).Value);
        Assert.Equal(("git", "https://github.com/example/gen-plugins.git"), (repository.Attribute("type")!.Value, repository.Attribute("url")!.Value));
        Assert.Matches("^[0-9a-f]{40}$", repository.Attribute("commit")!.Value);
        Assert.DoesNotContain(Elements("projectUrl"), static url => url.Value.Length == 0);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void Public_members_are_documented(string framework)
    {
        var documentation = XDocument.Parse(Text(packed.Package, $"lib/{framework}/Gen.Plugins.xml"));
        var members = documentation.Descendants("member").Select(static member => member.Attribute("name")!.Value).ToHashSet();

        Assert.Superset(new HashSet<string> { "T:Gen.Plugins.PluginAttribute", "T:Gen.Plugins.PluginRegistry", "P:Gen.Plugins.PluginRegistry.Plugins", "T:Gen.Plugins.IPlugins`1" }, members);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void Symbols_lead_to_the_sources_of_the_commit(string framework)
    {
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(new MemoryStream(Packed.Open(packed.SymbolPackage)[$"lib/{framework}/Gen.Plugins.pdb"]));
        var reader = symbols.GetMetadataReader();
        var link = reader.CustomDebugInformation.Select(reader.GetCustomDebugInformation).Single(information => reader.GetGuid(information.Kind) == s_sourceLink);
        var commit = Assert.Single(Elements("repository")).Attribute("commit")!.Value;

        Assert.Equal(
            $$$"""{"documents":{"/_/*":"https://raw.githubusercontent.com/example/gen-plugins/{{{commit}}}/*"}}""",
            Encoding.UTF8.GetString(reader.GetBlobBytes(link.Value)));
        Assert.All(reader.Documents, document => Assert.StartsWith("/_", reader.GetString(reader.GetDocument(document).Name), StringComparison.Ordinal));
    }

    [Fact]
    public void Nothing_in_the_packages_names_a_path_of_the_machine_that_built_them()
    {
        var places = new[] { packed.Source, Repository.Root, Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + "/" };
        foreach (var (name, content) in Packed.Open(packed.Package).Concat(Packed.Open(packed.SymbolPackage)).Where(static file => !file.Key.EndsWith("NuGet.Versioning.dll", StringComparison.Ordinal)))
        {
            Assert.All(places, place =>
            {
                Assert.True(content.AsSpan().IndexOf(Encoding.UTF8.GetBytes(place)) < 0, $"'{name}' holds '{place}'.");
                Assert.True(content.AsSpan().IndexOf(Encoding.Unicode.GetBytes(place)) < 0, $"'{name}' holds '{place}'.");
            });
        }
    }

    [Fact]
    public async Task Packing_in_another_folder_gives_the_same_bytes()
    {
        var feed = Path.Combine(packed.Feed, "..", "feed-again");
        var source = Path.Combine(packed.Source, "..", "sources-of-another-length");
        Repository.CopyFolder(packed.Source, source);
        await packed.PackAsync(source, feed);

        Assert.Equal(Hashes(packed.Package), Hashes(Path.Combine(feed, Path.GetFileName(packed.Package))));
        Assert.Equal(Hashes(packed.SymbolPackage), Hashes(Path.Combine(feed, Path.GetFileName(packed.SymbolPackage))));
    }

    private IEnumerable<XElement> Elements(string name) =>
        XDocument.Parse(Text(packed.Package, "Gen.Plugins.nuspec")).Descendants().Where(element => element.Name.LocalName == name);

    private static string Text(string package, string file) => new StreamReader(new MemoryStream(Packed.Open(package)[file])).ReadToEnd();

    /// <summary>The name of one file is NuGet's to choose.</summary>
    private static IEnumerable<string> Names(string package) => Packed.Open(package).Keys
        .Select(static name => name.EndsWith(".psmdcp", StringComparison.Ordinal) ? Path.GetDirectoryName(name) + "/*.psmdcp" : name)
        .Order(StringComparer.Ordinal);

    private static IEnumerable<string> Hashes(string package) => Packed.Open(package)
        .Select(static file => file.Key + " " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(file.Value)))
        .Order(StringComparer.Ordinal);
}
