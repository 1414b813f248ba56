namespace Gen.Worker.Shared.Serving;

/// <summary>How a worker serves.</summary>
public sealed record ServeOptions
{
    /// <summary>The server: <c>http://host:8090</c>.</summary>
    public required string Server { get; init; }

    /// <summary>The token that the server wants, if any.</summary>
    public string? Token { get; init; }

    /// <summary>This worker's name, which no other has.</summary>
    public required string WorkerId { get; init; }

    /// <summary>How many playbooks run at once.</summary>
    public int Slots { get; init; } = 4;

    /// <summary>How long the server takes this worker to be alive without hearing of it.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long running playbooks may go on when the worker is to stop; then they are cancelled.</summary>
    public TimeSpan Drain { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The folder that relative paths in playbooks are relative to.</summary>
    public required string Folder { get; init; }
}
