using Gen.Plugins;

namespace Faulty;

[PluginContract("load")]
public interface ILoad;

[Plugin("s3")]
public abstract class S3 : ILoad; // GEN0104

[Plugin("generic")]
public sealed class Generic<T> : ILoad; // GEN0104
