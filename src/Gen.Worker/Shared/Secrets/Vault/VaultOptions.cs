using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Shared.Secrets.Http;

namespace Gen.Worker.Shared.Secrets.Vault;

/// <summary>Where HashiCorp Vault is and how to log in. The variables are those of Vault's own command, as far as it has them.</summary>
public sealed record VaultOptions
{
    /// <summary>Vault's address.</summary>
    public required Uri Address { get; init; }

    /// <summary>A token, unless there is an AppRole.</summary>
    public string? Token { get; init; }

    /// <summary>The AppRole's role id.</summary>
    public string? RoleId { get; init; }

    /// <summary>The AppRole's secret id.</summary>
    public string? SecretId { get; init; }

    /// <summary>Where the AppRole method is mounted.</summary>
    public string AppRoleMount { get; init; } = "approle";

    /// <summary>The namespace, if Vault has some.</summary>
    public string? Namespace { get; init; }

    /// <summary>Where the key-value engine is mounted.</summary>
    public string Mount { get; init; } = "secret";

    /// <summary>The version of the key-value engine, 1 or 2.</summary>
    public int KeyValueVersion { get; init; } = 2;

    /// <summary>The limits.</summary>
    public LimitedHttpOptions Limits { get; init; } = new();

    /// <summary>Reads the options from <c>VAULT_ADDR</c>, <c>VAULT_TOKEN</c>, <c>VAULT_ROLE_ID</c>, <c>VAULT_SECRET_ID</c> and so on.</summary>
    /// <param name="variables">The environment.</param>
    /// <returns>The options, or <see langword="null"/> if there is no <c>VAULT_ADDR</c>.</returns>
    /// <exception cref="SecretException">A variable is wrong, or the login is missing.</exception>
    public static VaultOptions? From(EnvironmentVariables variables)
    {
        ArgumentNullException.ThrowIfNull(variables);
        if (variables["VAULT_ADDR"] is not { } address)
        {
            return null;
        }

        var version = variables["VAULT_KV_VERSION"] ?? "2";
        var options = new VaultOptions
        {
            Address = LimitedHttpClient.Address("VAULT_ADDR", address),
            Token = variables["VAULT_TOKEN"],
            RoleId = variables["VAULT_ROLE_ID"],
            SecretId = variables["VAULT_SECRET_ID"],
            AppRoleMount = variables["VAULT_APPROLE_MOUNT"] ?? "approle",
            Namespace = variables["VAULT_NAMESPACE"],
            Mount = variables["VAULT_KV_MOUNT"] ?? "secret",
            KeyValueVersion = version is "1" or "2" ? version[0] - '0' : throw new SecretException($"VAULT_KV_VERSION is '{version}'; it is 1 or 2."),
            Limits = new() { Authorities = Authorities(variables["VAULT_CACERT"]) },
        };
        if (options.Token is null && (options.RoleId is null || options.SecretId is null))
        {
            throw new SecretException("VAULT_ADDR is set and no login: set VAULT_ROLE_ID and VAULT_SECRET_ID, or VAULT_TOKEN.");
        }

        return options;
    }

    /// <summary>The address only: the rest may be secret.</summary>
    public override string ToString() => $"Vault at {Address.GetLeftPart(UriPartial.Authority)}";

    private static X509Certificate2Collection? Authorities(string? file)
    {
        if (file is null)
        {
            return null;
        }

        try
        {
            var certificates = new X509Certificate2Collection();
            certificates.ImportFromPemFile(file);
            return certificates.Count > 0 ? certificates : throw new SecretException("The file that VAULT_CACERT names holds no certificate in PEM.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw new SecretException($"The file that VAULT_CACERT names cannot be read: {e.Message}", e);
        }
    }
}
