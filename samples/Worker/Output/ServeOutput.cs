using System.Globalization;
using System.Text;
using System.Text.Json;
using Gen.Worker.Shared.Serving;

namespace Gen.Samples.Worker.Output;

/// <summary>A line for each thing that happens while serving: what goes well on standard output, what does not on standard error; with --json, JSON lines.</summary>
internal sealed class ServeOutput(bool json) : IProgress<ServeNews>
{
    private readonly object _line = new();

    public void Report(ServeNews value)
    {
        var now = DateTimeOffset.UtcNow;
        lock (_line)
        {
            (value.Kind == ServeNewsKind.Trouble ? Console.Error : Console.Out)
                .WriteLine(json ? Json(value, now) : string.Create(CultureInfo.InvariantCulture, $"{now:HH:mm:ss} {value.Message}"));
        }
    }

    private static string Json(ServeNews value, DateTimeOffset now)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("time", now.UtcDateTime);
            writer.WriteString("kind", value.Kind switch
            {
                ServeNewsKind.Ready => "ready",
                ServeNewsKind.Begun => "begun",
                ServeNewsKind.Ended => "ended",
                ServeNewsKind.Draining => "draining",
                _ => "trouble",
            });
            writer.WriteString("message", value.Message);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
