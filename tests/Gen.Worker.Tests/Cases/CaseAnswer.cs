using System.Text.Json;
using Gen.Worker.Runtime.Actions;

namespace Gen.Worker.Tests.Cases;

/// <summary>What the worker does with a case's input.</summary>
/// <param name="Value">The result, in the case's words; <see langword="null"/> if there is none.</param>
/// <param name="Error">The error, if it is one.</param>
/// <param name="Difference">If the worker does otherwise than the original with inputs of this kind: why, as a name in DifferentOnPurpose.json. It says so of the input, and not of the result.</param>
/// <param name="IsMore">Whether the result says more than one case asks for, so that only the members that the case has are compared.</param>
internal sealed record CaseAnswer(JsonElement? Value, string? Error = null, string? Difference = null, bool IsMore = false)
{
    /// <summary>For an input that asks something that the adapter does not know. No case's.</summary>
    public static CaseAnswer NotUnderstood { get; } = new(null, "The harness does not know inputs of this kind.");

    /// <summary>A value, or the error that making it ends with.</summary>
    public static CaseAnswer Of(Func<JsonElement> value, string? difference = null)
    {
        try
        {
            return new(value(), Difference: difference);
        }
        catch (ActionFailedException e)
        {
            return new(null, e.Message, difference);
        }
    }
}
