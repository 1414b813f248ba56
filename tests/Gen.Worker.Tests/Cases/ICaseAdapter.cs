using System.Text.Json;

namespace Gen.Worker.Tests.Cases;

/// <summary>Puts the inputs of one file of known cases to the code that answers them. Knows no case by name: unseen files of the same form are judged too.</summary>
internal interface ICaseAdapter
{
    /// <summary>The file's name: <c>redaction.json</c>.</summary>
    string File { get; }

    CaseAnswer Answer(JsonElement input);

    /// <summary>Whether an answer means what the original's does.</summary>
    bool IsRight(KnownCase known, CaseAnswer answer) => known.IsRight(answer);

    /// <summary>The name of the difference in DifferentOnPurpose.json if an answer is not right on purpose.</summary>
    string? Difference(KnownCase known, CaseAnswer answer) => answer.Difference;
}
