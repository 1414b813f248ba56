using Gen.Plugins;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Running;
using Gen.Worker.Runtime.Secrets;
using Gen.Worker.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Gen.Worker.Tests.Secrets;

public sealed class SecretsActionTests
{
    [Theory]
    [InlineData("secrets", "name: token")]
    [InlineData("secret", "key: token, source: env")]
    [InlineData("Secret", "secret_name: 'environment:token'")]
    public async Task A_secret_reaches_later_steps_and_is_never_shown_or_stored(string tool, string inputs)
    {
        await using var worker = new TestWorker(environment: static n => n == "GEN_SECRET_TOKEN" ? "canary-5309" : null);

        var report = await worker.RunAsync($$$"""
            name: n
            steps:
              - step: read
                action: {{{tool}}}
                inputs: { {{{inputs}}} }
              - step: used
                action: python
                inputs:
                  args: {it: "{{ read.value }}"}
                  code: |
                    def main(it):
                        return [len(it), it == "canary" + "-5309", it]
            """);

        Assert.Equal(StepState.Succeeded, report.State);
        Assert.Equal("""{"value":"[REDACTED]"}""", report.Steps[0].Result?.GetRawText());
        Assert.Equal("""[11,true,"[REDACTED]"]""", report.Steps[1].Result?.GetRawText().Replace(" ", "", StringComparison.Ordinal));
        foreach (var table in await worker.QueryAsync("SELECT name FROM sqlite_master WHERE type = 'table'"))
        {
            Assert.DoesNotContain("canary-5309", string.Join('\n', await worker.QueryAsync($"SELECT * FROM \"{table}\"")));
        }
    }

    [Fact]
    public async Task A_field_of_a_map_is_given()
    {
        using var folder = new TemporaryFolder();
        folder.Write("db.json", """{"user":"u","password":"canary-5309"}""");
        await using var services = TestPlugins.Create(n => n == "GEN_SECRETS" ? folder.Path : null);
        await using var scope = services.CreateAsyncScope();
        var action = scope.ServiceProvider.GetRequiredService<IPlugins<IWorkerAction>>().Get("secrets");
        var context = Inputs.Context("""{"name":"db.json","source":"file","field":"password"}""");

        Assert.Equal("canary-5309", (await action.ExecuteAsync(context, default)).GetProperty("value").GetString());
        Assert.Equal(SecretScope.Redacted, context.Secrets.Redact("canary-5309"));
    }

    [Theory]
    [InlineData("""{"name":"nowhere"}""", "Secret 'nowhere' is not found")]
    [InlineData("""{"name":"x","source":"valt"}""", "Input 'source' is 'valt', and there is no such source of secrets here. There is environment, file, vault.")]
    [InlineData("""{"name":"x","provider":"vault"}""", "Secret 'vault:x' is in the source 'vault', which is not set up.")]
    [InlineData("{}", "Input 'name' is missing")]
    public async Task What_is_wrong_is_told(string inputs, string error)
    {
        await using var services = TestPlugins.Create();
        await using var scope = services.CreateAsyncScope();

        var failed = await Assert.ThrowsAnyAsync<ActionFailedException>(() => scope.ServiceProvider.GetRequiredService<IPlugins<IWorkerAction>>().Get("secrets").ExecuteAsync(Inputs.Context(inputs), default));

        Assert.StartsWith(error, failed.Message);
    }
}
