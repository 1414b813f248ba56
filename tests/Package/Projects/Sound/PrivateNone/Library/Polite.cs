using Gen.Plugins;

namespace PrivateNone.Library;

[Plugin("polite")]
internal sealed class Polite : IGreeting
{
    public string Greet(string who) => "Good day, " + who + ".";
}
