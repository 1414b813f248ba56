using Gen.Plugins;

namespace Friends.Library;

[Plugin("polite")]
internal sealed class Polite : IGreeting
{
    public string Greet() => "polite";
}
