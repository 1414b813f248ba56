using Gen.Plugins;
using Migrations.Library;

namespace Migrations.Host;

[Plugin("own"), PluginMigrations("Migrations\\own")]
internal sealed class Own : IStore;
