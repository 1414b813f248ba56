using Gen.Plugins;

namespace Faulty;

[PluginContract("load")]
public interface ILoad;

[Plugin("S3 Batch")] // GEN0101
public sealed class S3Batch : ILoad;

[Plugin("s3")]
[PluginAlias("9lives")] // GEN0101
public sealed class S3 : ILoad;

[PluginContract("Store")] // GEN0101
public interface IStore;
