using Gen.Plugins;

namespace Migrations.Library;

[PluginContract("store")]
public interface IStore;

[Plugin("snowflake"), PluginMigrations("Migrations/snowflake")]
internal sealed class Snowflake : IStore;

[Plugin("archive"), PluginDependency("snowflake"), PluginMigrations("Migrations/archive.sql/007_archive.sql")]
internal sealed class Archive : IStore;
