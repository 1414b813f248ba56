using Gen.Plugins;

[PluginContract("store")]
public interface IStore;

[Plugin("snowflake"), PluginMigrations("Migrations/snowflake")]
internal sealed class Snowflake : IStore;
