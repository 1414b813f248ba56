using Gen.Plugins;

namespace Faulty;

[PluginContract("load")]
public interface ILoad;

[Plugin("s3", Version = "1.2")] // GEN0106
public sealed class S3 : ILoad;
