using System.Security.Cryptography;
using Gen.Worker.Actions.Snowflake;
using Gen.Worker.Databases.Tests.Support;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Databases.Tests;

public sealed class SnowflakeTokenTests
{
    [Fact]
    public void A_token_is_renewed_before_it_expires_and_when_it_is_refused()
    {
        using var key = RSA.Create(2048);
        var clock = new Clock();
        using var token = SnowflakeToken.Create(DatabaseLogin.FromJson(Run.Parse($$"""{"account":"a","user":"u","private_key":{{Run.Text(key.ExportPkcs8PrivateKeyPem())}}}""")), clock);

        var first = token.Get();
        clock.Now += TimeSpan.FromMinutes(53);
        var same = token.Get();
        clock.Now += TimeSpan.FromMinutes(2);
        var second = token.Get();
        clock.Now += TimeSpan.FromMinutes(1);
        token.Reject(first);
        var kept = token.Get();
        token.Reject(second);

        Assert.Equal(first, same);
        Assert.NotEqual(first, second);
        Assert.Equal(second, kept);
        Assert.NotEqual(second, token.Get());
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
