namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>A breach as a case marks it: <c>Actions.Postgres -> Controller.Workbook</c>, or the full name of a forbidden type at the end.</summary>
public sealed record Edge(string From, string To)
{
    /// <summary>Whether a message is about this breach, in the form that the contract gives to messages.</summary>
    public bool IsNamedIn(string message) =>
        message.Contains($" in {Place(From)} must not use ", StringComparison.Ordinal)
        && (IsType(To) ? message.IndexOf($"'{To}'", StringComparison.Ordinal) > message.IndexOf(" must not use ", StringComparison.Ordinal) : message.Contains($" in {Place(To)}: ", StringComparison.Ordinal));

    public override string ToString() => $"{From} -> {To}";

    /// <summary>What messages call an end.</summary>
    private static string Place(string end) => end.Split('.') switch
    {
        ["Runtime"] => "runtime",
        ["Shared"] => "shared",
        ["Server"] => "Acme.Server (plugin-free)",
        ["Controller" or "Controllers", var plugin] => plugin.ToLowerInvariant() + " (controller)",
        ["Action" or "Actions", var plugin] => plugin.ToLowerInvariant() + " (action)",
        _ => end,
    };

    private static bool IsType(string end) => end == Place(end) && end.Contains('.', StringComparison.Ordinal);
}
