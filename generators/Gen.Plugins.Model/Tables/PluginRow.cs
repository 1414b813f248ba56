namespace Gen.Plugins.Model.Tables;

/// <summary>
/// The fields of a plugin's row in a host's table, in order. A row is UTF-8 text: fields end with <c>|</c>, list items are separated by <c>;</c>,
/// and what would be mistaken for either is escaped with a backslash. Fields at the end of a row that are empty are left out.
/// </summary>
internal enum PluginField
{
    Name,
    Type,
    Assembly,
    Version,
    Contracts,
    Lifetime,
    Tier,
    Aliases,
    Dependencies,
    HostVersion,
    Author,
    Description,
    Lifecycle,
    Migrations,
}
