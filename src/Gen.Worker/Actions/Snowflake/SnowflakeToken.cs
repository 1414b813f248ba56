using System.Security.Cryptography;
using System.Text;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.Snowflake;

/// <summary>
/// Tokens by key pair: a JWT that the user's private key signs (RS256), and that names the account, the user and the fingerprint of the public key. It lasts an hour at most; a new one is made
/// some minutes before.
/// </summary>
internal sealed class SnowflakeToken : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(59);
    private static readonly TimeSpan Reserve = TimeSpan.FromMinutes(5);

    private readonly RSA _key;
    private readonly TimeProvider _time;
    private readonly string _subject;
    private readonly string _issuer;
    private string? _token;
    private DateTimeOffset _expires;

    private SnowflakeToken(RSA key, string subject, TimeProvider time)
    {
        (_key, _subject, _time) = (key, subject, time);
        _issuer = $"{subject}.SHA256:{Convert.ToBase64String(SHA256.HashData(key.ExportSubjectPublicKeyInfo()))}";
    }

    /// <exception cref="DatabaseException">The login has no account, user or key, or the key is none.</exception>
    public static SnowflakeToken Create(DatabaseLogin login, TimeProvider time)
    {
        var subject = $"{Account(login.Required("account"))}.{login.Required("user").ToUpperInvariant()}";
        var pem = login.Required("private_key");
        var key = RSA.Create();
        try
        {
            // Keys come through environment variables with their line ends spelt.
            var text = pem.Replace("\\n", "\n", StringComparison.Ordinal);
            if (login.Text("private_key_passphrase") is { } passphrase)
            {
                key.ImportFromEncryptedPem(text, passphrase);
            }
            else
            {
                key.ImportFromPem(text);
            }

            return new(key, subject, time);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            // The reason may quote the key.
            key.Dispose();
            throw new DatabaseException("The login's 'private_key' is no RSA key as PEM (-----BEGIN PRIVATE KEY-----), or 'private_key_passphrase' is missing or wrong.");
        }
    }

    /// <summary>A token that lasts for some minutes more.</summary>
    public string Get()
    {
        lock (_key)
        {
            var now = _time.GetUtcNow();
            if (_token is null || now >= _expires - Reserve)
            {
                (_token, _expires) = (Sign(now), now + Lifetime);
            }

            return _token;
        }
    }

    /// <summary>The service did not take it: the next one is new.</summary>
    /// <param name="token">The token that it did not take.</param>
    public void Reject(string token)
    {
        lock (_key)
        {
            _token = _token == token ? null : _token;
        }
    }

    public void Dispose() => _key.Dispose();

    /// <summary>Without region and cloud, in capitals: as Snowflake's own clients name it in tokens.</summary>
    private static string Account(string account)
    {
        var separator = account.Contains(".global", StringComparison.OrdinalIgnoreCase) ? '-' : '.';
        return account.Split(separator)[0].ToUpperInvariant();
    }

    private string Sign(DateTimeOffset now)
    {
        var payload = Json.Write((Token: this, Now: now), static (writer, t) =>
        {
            writer.WriteStartObject();
            writer.WriteString("iss", t.Token._issuer);
            writer.WriteString("sub", t.Token._subject);
            writer.WriteNumber("iat", t.Now.ToUnixTimeSeconds());
            writer.WriteNumber("exp", (t.Now + Lifetime).ToUnixTimeSeconds());
            writer.WriteEndObject();
        });
        var text = $"{Encode("""{"alg":"RS256","typ":"JWT"}"""u8)}.{Encode(Encoding.UTF8.GetBytes(payload.GetRawText()))}";
        return $"{text}.{Encode(_key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))}";
    }

    private static string Encode(ReadOnlySpan<byte> bytes) => Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
