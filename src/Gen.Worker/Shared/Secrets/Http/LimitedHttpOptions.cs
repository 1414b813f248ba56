using System.Security.Cryptography.X509Certificates;

namespace Gen.Worker.Shared.Secrets.Http;

/// <summary>What a request for a secret may cost.</summary>
public sealed record LimitedHttpOptions
{
    /// <summary>The most that all attempts may take together.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest answer, decompressed.</summary>
    public int MostBytes { get; init; } = 1024 * 1024;

    /// <summary>How often it is tried, 2 or more.</summary>
    public int Attempts { get; init; } = 4;

    /// <summary>How long to wait before the second attempt; each time twice as long, unless the server says how long.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>The longest wait, whatever the server says.</summary>
    public TimeSpan MostDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Certificates to trust instead of the machine's, for servers with a private authority.</summary>
    public X509Certificate2Collection? Authorities { get; init; }
}
