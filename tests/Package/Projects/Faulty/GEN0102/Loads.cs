using Gen.Plugins;

namespace Faulty;

[PluginContract("load")]
public interface ILoad;

[Plugin("s3")]
public sealed class S3 : ILoad;
