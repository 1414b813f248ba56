namespace Gen.Plugins.Migrations;

/// <summary>What a host does about pending migrations when it starts.</summary>
public enum MigrationMode
{
    /// <summary>It applies them.</summary>
    Apply,

    /// <summary>It does not start: somebody else applies them, with <c>gen migrations apply</c> for instance.</summary>
    Validate,
}
