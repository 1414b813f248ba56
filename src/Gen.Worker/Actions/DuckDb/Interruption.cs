using Gen.Worker.Actions.DuckDb.Native;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>
/// Interrupts what a connection does, when a token is cancelled, until it has ended: an interruption that comes just before a query begins is lost on it, so it is said again.
/// </summary>
internal sealed class Interruption : IDisposable
{
    private static readonly TimeSpan Again = TimeSpan.FromMilliseconds(50);

    private readonly object _lock = new();
    private readonly nint _connection;
    private readonly CancellationTokenRegistration _registration;
    private ITimer? _timer;
    private bool _isOver;

    public Interruption(nint connection, CancellationToken cancellationToken)
    {
        _connection = connection;
        _registration = cancellationToken.UnsafeRegister(static self => ((Interruption)self!).Begin(), this);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isOver = true;
            _timer?.Dispose();
        }

        _registration.Dispose();
    }

    private void Begin()
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                _timer = TimeProvider.System.CreateTimer(static self => ((Interruption)self!).Interrupt(), this, TimeSpan.Zero, Again);
            }
        }
    }

    private void Interrupt()
    {
        lock (_lock)
        {
            if (!_isOver)
            {
                Api.Interrupt(_connection);
            }
        }
    }
}
