namespace Gen.Plugins.Tool.Commands;

/// <summary>What the command tells the shell. 130, for Ctrl+C, is the runtime's own, or that of <see cref="Tool.Migrations.Interruption"/>.</summary>
internal static class ExitCodes
{
    public const int Fine = 0;

    /// <summary>Something was found to be wrong.</summary>
    public const int Findings = 1;

    /// <summary>Wrong usage, an unknown name, or input that cannot be read.</summary>
    public const int WrongInput = 2;
}
