using System.Text;
using System.Text.Json;
using Gen.Worker.Runtime.Events.Wire;
using Gen.Worker.Runtime.Values;
using Gen.Worker.Server.Tests.Support;

namespace Gen.Worker.Server.Tests.Wire;

/// <summary>What goes over the API, as both sides understand it.</summary>
public sealed class WireTests
{
    [Theory]
    [InlineData("http://h:1", "http://h:1/api/events")]
    [InlineData("http://h:1/", "http://h:1/api/events")]
    [InlineData("http://h:1/api", "http://h:1/api/events")]
    [InlineData("http://h:1/api/", "http://h:1/api/events")]
    [InlineData("https://h/behind/proxy", "https://h/behind/proxy/api/events")]
    public void The_address_of_events_is_below_api_once(string server, string url) => Assert.Equal(url, ServerUrl.OfEvents(server).AbsoluteUri);

    [Theory]
    [InlineData("h:1")]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://user:geheim@h")]
    [InlineData("http://h?token=geheim")]
    public void What_is_no_server_is_refused_and_not_repeated(string server)
        => Assert.DoesNotContain("geheim", Assert.Throws<FormatException>(() => ServerUrl.OfEvents(server)).Message);

    [Fact]
    public void An_event_is_read_as_it_was_written()
    {
        var sent = Texts.Event("e", 2, 3, error: "x", result: "[1]").From(new("pool", null, "id", 7, "host"));
        sent = sent with { Event = sent.Event with { Duration = TimeSpan.FromMilliseconds(1.5) } };

        var read = Assert.Single(EventBatch.Read(JsonDocument.Parse(Texts.Batch(sent)).RootElement));

        Assert.Equal(sent with { Event = sent.Event with { Meta = null }, Result = null, TraceComponent = null }, read with { Event = read.Event with { Meta = null }, Result = null, TraceComponent = null });
        Assert.Equal("""{"worker_pool":"pool"}""", read.Event.Meta?.GetRawText());
        Assert.Equal("""{"worker":{"pool":"pool","id":"id","hostname":"host","pid":7}}""", read.TraceComponent?.GetRawText());
    }

    [Theory]
    [InlineData(200, """{"accepted":1,"duplicates":0,"refused":[{"execution_id":"e","attempt":1,"sequence":2,"reason":"ended"}]}""", null)]
    [InlineData(200, "<html>", "not JSON")]
    [InlineData(200, "{}", "lacks 'accepted'")]
    [InlineData(201, """{"accepted":1,"duplicates":0,"refused":[]}""", "status code 201")]
    [InlineData(503, "", "status code 503")]
    public void Only_200_and_a_receipt_say_that_events_are_there(int status, string body, string? error)
    {
        if (error is null)
        {
            var receipt = EventReceipt.Read(status, Encoding.UTF8.GetBytes(body));
            Assert.Equal((1, 0, new EventRefusal("e", 1, 2, EventRefusal.Ended)), (receipt.Accepted, receipt.Duplicates, Assert.Single(receipt.Refused)));
        }
        else
        {
            Assert.Contains(error, Assert.Throws<WireFormatException>(() => EventReceipt.Read(status, Encoding.UTF8.GetBytes(body))).Message);
        }
    }

    [Fact]
    public void A_worker_adds_nothing_that_it_does_not_know()
    {
        var nobody = new WorkerIdentity(null, null, null, 1, "h");

        Assert.Equal("{}", nobody.AddToMeta(null).GetRawText());
        Assert.Equal("""{"worker_pool":""}""", nobody.AddToMeta(Json.Parse("""{"worker_pool":""}"""u8)).GetRawText());
        Assert.Equal("""{"worker":{"hostname":"h","pid":1}}""", nobody.AddToTrace(Json.Parse("[1]"u8)).GetRawText());
    }
}
