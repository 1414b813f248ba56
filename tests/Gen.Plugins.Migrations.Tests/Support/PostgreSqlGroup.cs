namespace Gen.Plugins.Migrations.Tests.Support;

/// <summary>Tests that share the one server of a test run.</summary>
[CollectionDefinition(Name)]
public sealed class PostgreSqlGroup : ICollectionFixture<PostgreSqlServer>
{
    public const string Name = "PostgreSQL";
}
