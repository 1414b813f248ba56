using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Gen.Plugins.CodeFixes.Tiers;

/// <summary>Lets all breaches of a file, a project or a solution stand: those of a project go into its one file, each pair of types once.</summary>
internal sealed class AllowBreachesFix : FixAllProvider
{
    public static readonly AllowBreachesFix Instance = new();

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => Task.FromResult<CodeAction?>(CodeAction.Create(
        $"Allow all with a reason, in {ExceptionFile.Name}",
        cancellation => Add(fixAllContext, cancellation),
        nameof(AllowBreachFix)));

    private static async Task<Solution> Add(FixAllContext context, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        var projects = context.Scope == FixAllScope.Solution ? solution.Projects.Where(static p => p.Language == LanguageNames.CSharp) : [context.Project];

        // One project file that is built for two frameworks is two projects here and has one file of exceptions.
        foreach (var project in projects.GroupBy(static p => p.FilePath ?? p.Id.Id.ToString(), StringComparer.Ordinal))
        {
            var breaches = new List<KnownBreach>();
            var lineEnd = default(string);
            foreach (var framework in project)
            {
                var diagnostics = context is { Scope: FixAllScope.Document, Document: { } document }
                    ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                    : await context.GetAllDiagnosticsAsync(framework).ConfigureAwait(false);
                foreach (var diagnostic in diagnostics)
                {
                    if (KnownBreach.Of(diagnostic) is { } breach)
                    {
                        breaches.Add(breach);
                        lineEnd ??= diagnostic.Location.SourceTree is { } tree ? LineEnds.Of(await tree.GetTextAsync(cancellationToken).ConfigureAwait(false)) : null;
                    }
                }
            }

            solution = await ExceptionFile.Add(solution.GetProject(project.First().Id)!, breaches.Distinct(), lineEnd ?? "\n", cancellationToken).ConfigureAwait(false);
        }

        return solution;
    }
}
