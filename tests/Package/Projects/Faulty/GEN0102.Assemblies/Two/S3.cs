using Contracts;
using Gen.Plugins;

namespace Two;

[Plugin("s3")]
internal sealed class S3 : ILoad;
