namespace Gen.Plugins.Model;

/// <summary>The values of <c>ServiceLifetime</c>, which the compiler parts do not reference.</summary>
internal static class Lifetimes
{
    public const int Singleton = 0;
    public const int Scoped = 1;
    public const int Transient = 2;
}
