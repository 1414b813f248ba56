namespace Friends.Tests
{
    using Microsoft.Extensions.DependencyInjection;

    internal static class UsingInside
    {
        public static string Services => Names.Of(new ServiceCollection().AddPlugins());
    }
}
