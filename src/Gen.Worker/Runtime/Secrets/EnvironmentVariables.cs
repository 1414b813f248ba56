namespace Gen.Worker.Runtime.Secrets;

/// <summary>Where settings and secrets of the environment are read: the process's variables, or a test's own. Plugins take one from the container, if there is one.</summary>
/// <param name="read">Reads a variable.</param>
public sealed class EnvironmentVariables(Func<string, string?> read)
{
    /// <summary>The variables of this process.</summary>
    public static EnvironmentVariables Process { get; } = new(Environment.GetEnvironmentVariable);

    /// <summary>A variable's value, or <see langword="null"/> if it is not set or empty.</summary>
    /// <param name="name">The variable's name.</param>
    public string? this[string name] => read(name) is { Length: > 0 } value ? value : null;
}
