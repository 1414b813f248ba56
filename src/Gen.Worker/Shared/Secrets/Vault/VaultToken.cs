namespace Gen.Worker.Shared.Secrets.Vault;

/// <summary>A token and when it ends. A class, so that nothing prints it.</summary>
internal sealed class VaultToken(string value, DateTimeOffset? expires)
{
    public string Value { get; } = value;

    public bool IsOver(DateTimeOffset now) => now >= expires;
}
