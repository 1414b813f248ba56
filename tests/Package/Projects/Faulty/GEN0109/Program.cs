namespace Faulty;

public sealed class HostPlugins // GEN0109
{
    private static void Main()
    {
    }
}
