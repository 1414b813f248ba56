using Gen.Plugins;

namespace Transitive.Library;

[Plugin("polite")]
internal sealed class Polite : IGreeting
{
    public string Greet(string who) => "Good day, " + who + ".";
}
