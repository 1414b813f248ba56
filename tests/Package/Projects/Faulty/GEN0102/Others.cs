using Gen.Plugins;

namespace Faulty;

[Plugin("s3")] // GEN0102
internal sealed class OtherS3 : ILoad;
