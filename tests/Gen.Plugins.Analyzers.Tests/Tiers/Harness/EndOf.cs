namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>Which end a namespace belongs to: what would be a project of its own in a real solution.</summary>
internal static class EndOf
{
    /// <summary>Code in no namespace, top-level statements among it.</summary>
    public const string Nothing = "Acme.Program";

    public static string Namespace(string space) => space.Split('.') switch
    {
        [""] => Nothing,
        [var root, ("Controller" or "Controllers" or "Action" or "Actions") and var tier, var plugin, ..] => $"{root}.{tier}.{plugin}",
        [var root, var second, ..] => $"{root}.{second}",
        [var root] => root,
        _ => Nothing,
    };
}
