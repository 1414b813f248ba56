using Gen.Plugins;

namespace Faulty;

[Plugin("s3")]
public sealed class S3; // GEN0103
