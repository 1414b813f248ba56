using Gen.Plugins;

namespace Faulty;

[PluginContract("load")]
public interface ILoad;

[Plugin("auth")]
public sealed class Auth : ILoad;

[Plugin("s3")]
[PluginDependency("auth", VersionRange = "[2.0,1.0]")] // GEN0107
public sealed class S3 : ILoad;
