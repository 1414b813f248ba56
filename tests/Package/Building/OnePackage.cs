namespace Gen.Plugins.Package.Tests.Building;

/// <summary>All tests of this assembly: one package, one build at a time.</summary>
[CollectionDefinition(Name)]
public sealed class OnePackage : ICollectionFixture<Packed>
{
    public const string Name = "Packed";
}
