using Friends;
using Gen.Plugins;
using Microsoft.Extensions.DependencyInjection;

Console.WriteLine("top level: " + Names.Of(HostPlugins.Registry) + "; " + Names.Of(new ServiceCollection().AddPlugins()));
Console.WriteLine("in the root namespace: " + InRoot.Registry + "; " + InRoot.Services);
Console.WriteLine("below it: " + Friends.Deep.Down.Below.Registry + "; " + Friends.Deep.Down.Below.Services);
Console.WriteLine("using inside: " + UsingInside.Services);
Console.WriteLine("elsewhere: " + Other.Place.Elsewhere.Services);
