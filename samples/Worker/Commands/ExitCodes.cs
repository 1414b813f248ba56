namespace Gen.Samples.Worker.Commands;

/// <summary>What the worker tells the shell.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    public const int StepFailed = 1;

    /// <summary>Wrong usage, or a playbook that cannot be read or is wrong: no step was run.</summary>
    public const int WrongInput = 2;

    /// <summary>As shells say it: 128 and SIGINT.</summary>
    public const int Cancelled = 130;
}
