namespace Gen.Samples.Worker.Commands;

/// <summary>What the worker tells the shell.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    public const int StepFailed = 1;

    /// <summary>Wrong usage, a playbook that cannot be read or is wrong, or a database that cannot be used: no step was run.</summary>
    public const int WrongInput = 2;

    /// <summary>As shells say it: 128 and SIGINT.</summary>
    public const int Cancelled = 130;
}
