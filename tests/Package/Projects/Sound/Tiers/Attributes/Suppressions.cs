using System.Diagnostics.CodeAnalysis;

[assembly: SuppressMessage("Gen.Plugins", "GEN0201", Justification = "A test.")]
[assembly: SuppressMessage("Gen.Plugins", "GEN0202", Justification = "A test.")]
[assembly: SuppressMessage("Gen.Plugins", "GEN0203", Justification = "A test.")]
[assembly: SuppressMessage("Gen.Plugins", "GEN0204", Justification = "A test.")]
[assembly: SuppressMessage("Gen.Plugins", "GEN0205", Justification = "A test.")]
[assembly: SuppressMessage("Gen.Plugins", "GEN0206", Justification = "A test.")]
[assembly: SuppressMessage("Gen.Plugins", "GEN0207", Justification = "A test.")]
[assembly: SuppressMessage("Gen.Plugins", "GEN0208", Justification = "A test.")]
[assembly: SuppressMessage("Gen.Plugins", "GEN0209", Justification = "A test.")]
