using System.Text.Json;

namespace Gen.Worker.Runtime.Actions;

/// <summary>An action could not do what its step asks for. The message says what was wrong and what to do.</summary>
public class ActionFailedException : Exception
{
    /// <summary>An action failed.</summary>
    /// <param name="message">What was wrong, where, and what to do.</param>
    /// <param name="innerException">What caused it.</param>
    public ActionFailedException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }

    /// <summary>What kind of failure it is, in the action's words: <c>error.type</c> of a retry's conditions.</summary>
    public string Kind { get; init; } = "failed";

    /// <summary>What the action has of a result all the same, such as a refusal's status and body: what a retry's conditions look at. It is not stored.</summary>
    public JsonElement? Details { get; init; }
}
