using Friends.Library;
using Gen.Plugins;

namespace Friends;

[Plugin("double")]
internal sealed class Double : IGreeting
{
    public string Greet() => "double";
}
