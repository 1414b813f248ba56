using Contracts;
using Gen.Plugins;

namespace One;

[Plugin("s3")]
internal sealed class S3 : ILoad;
