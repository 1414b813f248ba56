using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Gen.Plugins.Migrations.Applying;

/// <summary>What a migrator tells tracing and metrics: an <see cref="ActivitySource"/> and a <see cref="Meter"/>, both named <c>Gen.Plugins.Migrations</c>.</summary>
internal static class MigrationTelemetry
{
    private const string Name = "Gen.Plugins.Migrations";
    private const string PluginTag = "gen.plugin.name";

    private static readonly ActivitySource s_source = new(Name);
    private static readonly Meter s_meter = new(Name);
    private static readonly Histogram<double> s_durations = s_meter.CreateHistogram<double>("gen.plugins.migrations.duration", "s", "How long a migration took.");

    public static Activity? Begin(int pending) => s_source.StartActivity("migrations apply")?.SetTag("gen.migrations.pending", pending);

    public static Activity? Begin(PluginMigration migration)
        => s_source.StartActivity("migration apply")?.SetTag(PluginTag, migration.Plugin).SetTag("gen.migration.number", migration.Number).SetTag("gen.migration.path", migration.Path);

    public static void Fail(Activity? activity, Exception exception)
        => activity?.SetStatus(ActivityStatusCode.Error, exception.Message).SetTag("error.type", exception.GetType().FullName);

    public static void Ended(PluginMigration migration, TimeSpan duration, bool succeeded)
    {
        if (s_durations.Enabled)
        {
            s_durations.Record(duration.TotalSeconds, new KeyValuePair<string, object?>(PluginTag, migration.Plugin), new("gen.migration.outcome", succeeded ? "applied" : "failed"));
        }
    }
}
