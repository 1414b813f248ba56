using Gen.Plugins;

namespace Faulty;

[PluginContract("load")]
public interface ILoad;

public sealed class S3 : ILoad; // GEN0110
