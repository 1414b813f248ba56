using System.Collections.Immutable;
using System.Composition;
using Gen.Plugins.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Gen.Plugins.CodeFixes.Tiers;

/// <summary>GEN0201 to GEN0204: lets a breach stand as a known one, with the day and a reason that is still to be written.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AllowBreachFix)), Shared]
internal sealed class AllowBreachFix : CodeFixProvider
{
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        [Descriptors.ReachesUp.Id, Descriptors.OtherPlugin.Id, Descriptors.ForbiddenUse.Id, Descriptors.PluginFreeUse.Id];

    public override FixAllProvider GetFixAllProvider() => AllowBreachesFix.Instance;

    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        foreach (var diagnostic in context.Diagnostics)
        {
            if (KnownBreach.Of(diagnostic) is { } breach && await IsPossible(breach).ConfigureAwait(false))
            {
                context.RegisterCodeFix(CodeAction.Create($"Allow with a reason, in {ExceptionFile.Name}", cancellation => Add(breach, cancellation), nameof(AllowBreachFix)), diagnostic);
            }
        }

        async Task<Solution> Add(KnownBreach breach, CancellationToken cancellationToken)
        {
            var text = await context.Document.GetTextAsync(cancellationToken).ConfigureAwait(false);
            return await ExceptionFile.Add(project, [breach], LineEnds.Of(text) ?? "\n", cancellationToken).ConfigureAwait(false);
        }

        async Task<bool> IsPossible(KnownBreach breach)
        {
            var changed = await Add(breach, context.CancellationToken).ConfigureAwait(false);
            return ExceptionFile.Find(changed.GetProject(project.Id)!) is { } file
                && await CompileCheck.Holds(project.Solution, changed, [file.Id], context.CancellationToken).ConfigureAwait(false);
        }
    }
}
