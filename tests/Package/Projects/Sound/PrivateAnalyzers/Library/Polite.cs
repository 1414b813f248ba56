using Gen.Plugins;

namespace PrivateAnalyzers.Library;

[Plugin("polite")]
internal sealed class Polite : IGreeting
{
    public string Greet(string who) => "Good day, " + who + ".";
}
