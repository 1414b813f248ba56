using Gen.Plugins;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Shared.Secrets;
using Gen.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Tests.Secrets;

public sealed class SecretReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("db/pass-word", "GEN_SECRET_DB_PASS_WORD")]
    [InlineData("tok", "NOETL_SECRET_TOK")]
    [InlineData("environment:tok", "GEN_SECRET_TOK")]
    [InlineData("env:tok", "GEN_SECRET_TOK")]
    [InlineData("a:b", "GEN_SECRET_A_B")]
    public async Task A_secret_in_the_environment_is_a_variable_with_a_prefix(string name, string variable)
        => Assert.Equal("hunter2", await ReadAsync(name, (variable, "hunter2")));

    [Fact]
    public async Task A_secret_in_a_folder_is_a_file_without_its_last_line_end()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "db"));
        _folder.Write("db/password", "hun\nter2\r\n");
        _folder.Write("map.json", """{"a":{"b":"c"}}""");

        Assert.Equal("hun\nter2", await ReadAsync("db/password", ("GEN_SECRETS", _folder.Path)));
        Assert.Equal("""{"b":"c"}""", await ReadAsync("map.json#a", ("GEN_SECRETS", _folder.Path)));
    }

    [Fact]
    public async Task Links_are_followed_inside_of_the_folder_as_container_platforms_make_them()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "..2026"));
        _folder.Write("..2026/tok", "hunter2");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "..data"), "..2026");
        File.CreateSymbolicLink(Path.Combine(_folder.Path, "tok"), "..data/tok");

        Assert.Equal("hunter2", await ReadAsync("tok", ("GEN_SECRETS", _folder.Path)));
    }

    [Theory]
    [InlineData("file")]
    [InlineData("folder")]
    [InlineData("relative")]
    public async Task A_link_out_of_the_folder_is_not_followed(string kind)
    {
        using var outside = new TemporaryFolder();
        outside.Write("tok", "hunter2");
        var name = kind == "folder" ? "out/tok" : "tok";
        switch (kind)
        {
            case "file":
                File.CreateSymbolicLink(Path.Combine(_folder.Path, "tok"), Path.Combine(outside.Path, "tok"));
                break;
            case "folder":
                Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "out"), outside.Path);
                break;
            default:
                File.CreateSymbolicLink(Path.Combine(_folder.Path, "tok"), $"../{Path.GetFileName(outside.Path)}/tok");
                break;
        }

        Assert.Contains("is a link that leads out of the folder of secrets", await ErrorAsync(name, ("GEN_SECRETS", _folder.Path)));
    }

    [Theory]
    [InlineData("file:../tok")]
    [InlineData("file:/etc/passwd")]
    [InlineData("file:a/./b")]
    [InlineData("file:a\\b")]
    [InlineData("file:a//b")]
    public async Task A_path_out_of_the_folder_is_no_name(string name)
        => Assert.Contains("is not a name of a file in the folder of secrets", await ErrorAsync(name, ("GEN_SECRETS", _folder.Path)));

    [Theory]
    [InlineData("s.json", """{"tok":"hunter2","a":{"b":7},"a/b":8}""", "tok", "hunter2")]
    [InlineData("s.json", """{"a":{"b":7}}""", "a/b", "7")]
    [InlineData("s.json", """{"a":{"b":7}}""", "a#b", "7")]
    [InlineData(".env", "# all\n\nexport TOK=hunter2\nA=\"b\\nc\"", "TOK", "hunter2")]
    [InlineData(".env", "A='x y'\r\n", "A", "x y")]
    public async Task One_file_may_hold_all_secrets(string file, string text, string name, string secret)
        => Assert.Equal(secret, await ReadAsync(name, ("GEN_SECRETS", _folder.Write(file, text))));

    [Theory]
    [InlineData("{\"a\": hunter2}", "is not JSON: line 1, byte 7.")]
    [InlineData("A=1\nhunter2\n", ", line 2: it is not NAME=value.")]
    public async Task What_is_wrong_with_the_file_is_told_without_what_is_in_it(string text, string error)
    {
        var message = await ErrorAsync("tok", ("GEN_SECRETS", _folder.Write("s", text)));

        Assert.EndsWith(error, message);
        Assert.DoesNotContain("hunter2", message);
    }

    [Fact]
    public async Task A_file_that_is_too_long_is_not_read()
        => Assert.Contains("is longer than 1048576 bytes", await ErrorAsync("x", ("GEN_SECRETS", _folder.Write("s", new string('x', 1024 * 1024 + 1)))));

    [Fact]
    public async Task A_secret_that_is_nowhere_is_told_with_where_it_was_looked_for()
    {
        var error = await ErrorAsync("tok");

        Assert.StartsWith("Secret 'tok' is not found; environment: not there. A secret 'x' is the variable GEN_SECRET_X; file: not set up. GEN_SECRETS is", error);
        Assert.Contains("vault: not set up. VAULT_ADDR", error);
        Assert.StartsWith("Secret 'vault:tok' is in the source 'vault', which is not set up. VAULT_ADDR", await ErrorAsync("vault:tok"));
    }

    [Fact]
    public async Task What_is_read_is_registered()
    {
        using var services = TestPlugins.Create(n => n == "GEN_SECRET_TOK" ? "hunter2" : null);
        var scope = new SecretScope();

        await new SecretReader(services.GetRequiredService<IPlugins<ISecretSource>>()).ReadAsync("tok", scope);

        Assert.Equal("[REDACTED]!", scope.Redact("hunter2!"));
    }

    private static async Task<string> ReadAsync(string name, params (string Name, string Value)[] variables)
    {
        using var services = TestPlugins.Create(n => variables.FirstOrDefault(v => v.Name == n).Value);
        return (await new SecretReader(services.GetRequiredService<IPlugins<ISecretSource>>()).ReadAsync(name, new())).ToString();
    }

    private static async Task<string> ErrorAsync(string name, params (string Name, string Value)[] variables)
        => (await Assert.ThrowsAsync<SecretException>(() => ReadAsync(name, variables))).Message;
}
