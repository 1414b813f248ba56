using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Tests.Secrets;

public sealed class SecretScopeTests
{
    private const string Secret = "p/ä\"ss+w rd\\7";

    public static TheoryData<string> Forms => new()
    {
        Secret,
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)),
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Secret)).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
        Uri.EscapeDataString(Secret),
        Uri.EscapeDataString(Secret).Replace("%20", "+", StringComparison.Ordinal),
        Uri.EscapeDataString(Secret).Replace("%2F", "/", StringComparison.Ordinal),
        "p%2f%c3%a4%22ss%2bw%20rd%5c7",
        JsonSerializer.Serialize(Secret).Trim('"'),
        "p/\\u00e4\\\"ss+w rd\\\\7",
        "p/ä\\\"ss+w rd\\\\7",
        "p\\/\\u00e4\\\"ss+w rd\\\\7",
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_secret_is_found_in_whatever_form(string form)
    {
        var scope = new SecretScope();
        scope.Register(Secret);

        Assert.Equal($"a {SecretScope.Redacted}, b", scope.Redact($"a {form}, b"));
    }

    [Theory]
    [InlineData("u")]
    [InlineData("us")]
    [InlineData("use")]
    [InlineData("user")]
    public void A_secret_inside_of_something_in_base64_is_found(string user)
    {
        var scope = new SecretScope();
        scope.Register("correct horse battery");

        var redacted = scope.Redact($"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:correct horse battery"))}");

        Assert.Contains(SecretScope.Redacted, redacted);
        var rest = redacted["Basic ".Length..].Split(SecretScope.Redacted);
        Assert.True(rest[0].Length <= 8 && rest[1].Length <= 4, redacted);
    }

    [Theory]
    [InlineData("y-secret-1, and more", true, false)]
    [InlineData("what is more: my-secr", false, true)]
    [InlineData("secret-1my-secret-1my-secret-1my-se", true, true)]
    public void A_piece_of_a_text_holds_no_piece_of_a_secret(string piece, bool isCutBefore, bool isCutAfter)
    {
        var scope = new SecretScope();
        scope.Register("my-secret-1");

        var redacted = scope.RedactPiece(piece, isCutBefore, isCutAfter);

        Assert.DoesNotContain("secr", redacted, StringComparison.Ordinal);
        Assert.DoesNotContain("my-", redacted, StringComparison.Ordinal);
        Assert.Equal(piece, new SecretScope().RedactPiece(piece, isCutBefore, isCutAfter));
        Assert.Equal($"all of it: {SecretScope.Redacted}!", scope.RedactPiece("all of it: my-secret-1!", false, false));
    }

    [Fact]
    public void Each_line_of_a_key_is_found()
    {
        var scope = new SecretScope();
        scope.Register("-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0\n-----END PRIVATE KEY-----\n");

        Assert.Equal($"line 2: {SecretScope.Redacted}", scope.Redact("line 2: MIIEvQIBADANBgkqhkiG9w0"));
        Assert.Equal("-----BEGIN PRIVATE KEY-----", scope.Redact("-----BEGIN PRIVATE KEY-----"));
    }

    [Fact]
    public void In_a_value_names_texts_and_whole_numbers_are_replaced_and_the_rest_stays_as_it_is()
    {
        var scope = new SecretScope();
        scope.Register("hunter2");
        scope.Register(Parse("{\"pin\":[4711,\"abcd\"],\"short\":\"abc\"}"));

        var redacted = scope.Redact(Parse("""{"hunter2":1,"a":["x hunter2 y",{"b":4711}],"c":47110,"d":1.50,"e":null,"f":"\u0068unter2","g":"abc"}"""));

        Assert.Equal("""{"[REDACTED]":1,"a":["x [REDACTED] y",{"b":"[REDACTED]"}],"c":47110,"d":1.50,"e":null,"f":"[REDACTED]","g":"abc"}""", redacted.GetRawText());
    }

    [Fact]
    public void Without_a_secret_a_value_is_itself_and_null_is_null()
    {
        var scope = new SecretScope();
        scope.Register("abc");
        scope.Register((string?)null);

        Assert.True(scope.IsEmpty);
        Assert.Equal("abc", scope.Redact("abc"));
        Assert.Null(scope.Redact((string?)null));
    }

    [Fact]
    public void A_secret_that_holds_another_is_replaced_as_a_whole()
    {
        var scope = new SecretScope();
        scope.Register("inner");
        scope.Register("outer-inner-outer");

        Assert.Equal(SecretScope.Redacted, scope.Redact("outer-inner-outer"));
    }

    private static JsonElement Parse(string json) => Json.Parse(Encoding.UTF8.GetBytes(json));
}
