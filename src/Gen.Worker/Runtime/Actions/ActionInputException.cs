namespace Gen.Worker.Runtime.Actions;

/// <summary>An action was given an input that it cannot use. The runner adds the place in the playbook.</summary>
public sealed class ActionInputException : ActionFailedException
{
    /// <summary>An input is wrong.</summary>
    /// <param name="input">The input, or a member of it: <c>insert.table</c>.</param>
    /// <param name="message">What is wrong with it, and what to write instead.</param>
    /// <param name="innerException">What caused it.</param>
    public ActionInputException(string input, string message, Exception? innerException = null)
        : base($"Input '{input}' {message}", innerException)
        => Input = input;

    /// <summary>The input, or a member of it: <c>insert.table</c>.</summary>
    public string Input { get; }
}
