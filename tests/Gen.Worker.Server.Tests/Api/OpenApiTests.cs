using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Gen.Samples.WorkerServer.Api;
using Gen.Samples.WorkerServer.Api.Answers;
using Gen.Samples.WorkerServer.OpenApi;
using Gen.Worker.Runtime.Events;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Server.Tests.Support;
using Gen.Worker.Shared.Queue.Jobs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Gen.Worker.Server.Tests.Api;

/// <summary>The document, which is written by hand, says what the server does.</summary>
public sealed class OpenApiTests() : ServerTests(null)
{
    private static readonly JsonElement s_document = JsonDocument.Parse(OpenApiDocument.Read()).RootElement;

    [Fact]
    public void It_has_every_route_and_no_other()
    {
        var routes = ((IEndpointRouteBuilder)Server.App).DataSources.SelectMany(static s => s.Endpoints).Cast<RouteEndpoint>()
            .SelectMany(static e => e.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(m => $"{m} {e.RoutePattern.RawText!.Replace("**", "", StringComparison.Ordinal)}"));
        var documented = s_document.GetProperty("paths").EnumerateObject()
            .SelectMany(static p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}"));

        Assert.Equal(routes.Order(StringComparer.Ordinal), documented.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_is_what_the_server_gives() => Assert.Equal("3.1.0", (await Server.GetAsync("/openapi/v1.json")).Ok().GetProperty("openapi").GetString());

    [Theory]
    [InlineData(typeof(CatalogAnswer))]
    [InlineData(typeof(CatalogEntryAnswer))]
    [InlineData(typeof(CatalogItemAnswer))]
    [InlineData(typeof(ContextAnswer))]
    [InlineData(typeof(EventAnswer))]
    [InlineData(typeof(EventReceipt))]
    [InlineData(typeof(EventRefusal))]
    [InlineData(typeof(ExecutionAnswer))]
    [InlineData(typeof(ExecutionsAnswer))]
    [InlineData(typeof(HealthAnswer))]
    [InlineData(typeof(LeaseAnswer))]
    [InlineData(typeof(LeasedJobAnswer))]
    [InlineData(typeof(LostJob))]
    [InlineData(typeof(ProblemAnswer))]
    [InlineData(typeof(ReleaseAnswer))]
    [InlineData(typeof(RenewAnswer))]
    [InlineData(typeof(RunAnswer))]
    [InlineData(typeof(WorkloadAnswer))]
    public void It_has_the_members_of_every_answer(Type answer)
        => Assert.Equal(ServerJson.Default.GetTypeInfo(answer)!.Properties.Select(static (JsonPropertyInfo p) => p.Name).Order(StringComparer.Ordinal), MembersOf(answer.Name));

    [Fact]
    public void It_has_the_members_of_every_request()
    {
        Assert.Equal(RunApi.Members.Order(StringComparer.Ordinal), MembersOf("RunRequest"));
        Assert.Equal(RunApi.ContextMembers.Order(StringComparer.Ordinal), MembersOf("Context"));
        Assert.Equal(QueueApi.LeaseMembers.Order(StringComparer.Ordinal), MembersOf("LeaseRequest"));
        Assert.Equal(QueueApi.RenewMembers.Order(StringComparer.Ordinal), MembersOf("RenewRequest"));
        Assert.Equal(QueueApi.ReleaseMembers.Order(StringComparer.Ordinal), MembersOf("ReleaseRequest"));
        Assert.Equal(QueueApi.KeyMembers.Order(StringComparer.Ordinal), MembersOf("JobKey"));
        Assert.Equal(new RetryRule(1, new()).ToJson().EnumerateObject().Select(static m => m.Name).Order(StringComparer.Ordinal), MembersOf("Retry"));
        var whole = Texts.Event("e", 1, 1, EventTypes.TaskError, "e", "1").From(new("p", "r", "i", 1, "h"));
        var batch = Texts.Batch(whole with { Event = whole.Event with { Duration = TimeSpan.Zero } });
        Assert.Equal(JsonDocument.Parse(batch).RootElement.GetProperty("events")[0].EnumerateObject().Select(static m => m.Name).Order(StringComparer.Ordinal), MembersOf("Event"));
    }

    [Fact]
    public void It_has_the_names_that_answers_can_hold()
    {
        Assert.Equal(JobStatuses.Names, ValuesOf(Schema("Status")));
        Assert.Equal(Constants(typeof(LostJob)), ValuesOf(Schema("LostJob").GetProperty("properties").GetProperty("reason")).Order(StringComparer.Ordinal));
        Assert.Equal(Constants(typeof(EventRefusal)), ValuesOf(Schema("EventRefusal").GetProperty("properties").GetProperty("reason")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_reference_in_it_leads_somewhere()
    {
        foreach (var reference in s_document.GetRawText().Split("\"#/components/schemas/").Skip(1).Select(static t => t[..t.IndexOf('"', StringComparison.Ordinal)]).Distinct())
        {
            Schema(reference);
        }
    }

    private static JsonElement Schema(string name) => s_document.GetProperty("components").GetProperty("schemas").GetProperty(name);

    private static IEnumerable<string> MembersOf(string schema) => Schema(schema).GetProperty("properties").EnumerateObject().Select(static p => p.Name).Order(StringComparer.Ordinal);

    private static IEnumerable<string> ValuesOf(JsonElement schema) => schema.GetProperty("enum").EnumerateArray().Select(static v => v.GetString()!);

    private static IEnumerable<string> Constants(Type type)
        => type.GetFields().Where(static f => f.IsLiteral).Select(static f => (string)f.GetRawConstantValue()!).Order(StringComparer.Ordinal);
}
