using Friends.Library;
using Gen.Plugins;

namespace Friends.Tests;

[Plugin("double")]
internal sealed class Double : IGreeting
{
    public string Greet() => "double";
}
