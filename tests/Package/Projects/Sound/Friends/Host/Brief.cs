using Friends.Library;
using Gen.Plugins;

namespace Friends;

[Plugin("brief")]
internal sealed class Brief : IGreeting
{
    public string Greet() => "brief";
}
