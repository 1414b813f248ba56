using System.Runtime.ExceptionServices;

namespace Gen.Plugins.Tool.Tests.Support;

/// <summary>Tells work that never ends from work that ends late on a busy machine.</summary>
internal static class Patience
{
    private static readonly TimeSpan s_most = TimeSpan.FromMinutes(5);

    public static void Run(Action work)
    {
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() => failure = Catch(work)) { IsBackground = true };
        thread.Start();
        Assert.True(thread.Join(s_most), "It does not end.");
        failure?.Throw();
    }

    private static ExceptionDispatchInfo? Catch(Action work)
    {
        try
        {
            work();
            return null;
        }
        catch (Exception e)
        {
            return ExceptionDispatchInfo.Capture(e);
        }
    }
}
