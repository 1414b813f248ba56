using System.Runtime.InteropServices;

namespace Gen.Plugins.Tool.Migrations;

/// <summary>Turns Ctrl+C, and the end that a system asks for, into a cancellation, so that what is under way is rolled back. The second one ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private const int Signalled = 128;

    private readonly CancellationTokenSource _cancellation = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public Interruption()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, context => Cancel(context, 2));
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context => Cancel(context, 15));
    }

    public CancellationToken Token => _cancellation.Token;

    /// <summary>What a shell expects of a command that was stopped.</summary>
    public int ExitCode { get; private set; } = Signalled + 2;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _cancellation.Dispose();
    }

    private void Cancel(PosixSignalContext context, int signal)
    {
        if (!_cancellation.IsCancellationRequested)
        {
            context.Cancel = true;
            ExitCode = Signalled + signal;
            _cancellation.Cancel();
        }
    }
}
