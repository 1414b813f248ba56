using Gen.Plugins;

[PluginContract("store")]
public interface IStore;

[Plugin("snowflake"), PluginMigrations("Migrations/snowflak")] // GEN0401
internal sealed class Snowflake : IStore;
