using Gen.Plugins;

namespace Faulty;

[PluginContract("load")]
public interface ILoad;

[Plugin("s3")]
public sealed class S3 : ILoad // GEN0105
{
    public S3(string bucket) => Bucket = bucket;

    public S3(Uri address) => Bucket = address.Host;

    public string Bucket { get; }
}
