using Microsoft.CodeAnalysis;

namespace Gen.Plugins.CodeFixes;

/// <summary>Holds a change against the compiler before it is offered.</summary>
internal static class CompileCheck
{
    /// <summary>Whether files have no error after a change that they did not have before.</summary>
    /// <param name="before">The solution as it is.</param>
    /// <param name="after">As it would be.</param>
    /// <param name="documents">The files that the change may break.</param>
    public static async Task<bool> Holds(Solution before, Solution after, IEnumerable<DocumentId> documents, CancellationToken cancellationToken)
    {
        foreach (var document in documents)
        {
            var old = await Errors(before.GetDocument(document), cancellationToken).ConfigureAwait(false);
            foreach (var error in await Errors(after.GetDocument(document), cancellationToken).ConfigureAwait(false))
            {
                // Each old one counts once, or a second of its kind would pass.
                if (!old.Remove(error))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static async Task<List<string>> Errors(Document? document, CancellationToken cancellationToken)
    {
        var model = document is null ? null : await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        return model is null
            ? []
            : [.. model.GetDiagnostics(cancellationToken: cancellationToken).Where(static d => d.Severity == DiagnosticSeverity.Error).Select(static d => d.Id + " " + d.GetMessage())];
    }
}
