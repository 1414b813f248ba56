using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Testing;

/// <summary>Runs analyzers over a compilation, in both ways in which they are run.</summary>
public static class AnalyzerRun
{
    /// <summary>Returns what is reported, in order of place.</summary>
    /// <exception cref="InvalidOperationException">An analyzer threw, or an editor, which asks file by file, would show something else than a build.</exception>
    public static async Task<ImmutableArray<Diagnostic>> Analyze(this Compilation compilation, ImmutableArray<DiagnosticAnalyzer> analyzers, ProjectOptions options)
    {
        compilation = compilation.WithOptions(compilation.Options.WithSyntaxTreeOptionsProvider(options.Severities));
        var build = Sorted(await With(compilation, analyzers, options, (c, cancellation) => c.GetAnalyzerDiagnosticsAsync(cancellation)));
        var editor = Sorted(await With(compilation, analyzers, options, FileByFile));
        if (!build.Select(Text).SequenceEqual(editor.Select(Text)))
        {
            throw new InvalidOperationException($"A build reports:\n{string.Join('\n', build.Select(Text))}\nAn editor shows:\n{string.Join('\n', editor.Select(Text))}");
        }

        return build;
    }

    public static string Text(Diagnostic diagnostic) => $"{diagnostic.Location.SourceTree?.FilePath}{diagnostic.Location.SourceSpan} {diagnostic.Id}: {diagnostic.GetMessage()}";

    private static async Task<IEnumerable<Diagnostic>> With(
        Compilation compilation,
        ImmutableArray<DiagnosticAnalyzer> analyzers,
        ProjectOptions options,
        Func<CompilationWithAnalyzers, CancellationToken, Task<ImmutableArray<Diagnostic>>> ask)
    {
        var thrown = new ConcurrentQueue<Exception>();
        var asked = compilation.WithAnalyzers(analyzers, new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([], options),
            onAnalyzerException: (exception, _, _) => thrown.Enqueue(exception),
            concurrentAnalysis: true,
            logAnalyzerExecutionTime: false));
        var diagnostics = await ask(asked, CancellationToken.None);
        return thrown.TryDequeue(out var first)
            ? throw new InvalidOperationException("An analyzer threw: " + first.Message, first)
            : diagnostics;
    }

    private static async Task<ImmutableArray<Diagnostic>> FileByFile(CompilationWithAnalyzers asked, CancellationToken cancellation)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var tree in asked.Compilation.SyntaxTrees)
        {
            diagnostics.AddRange(await asked.GetAnalyzerSyntaxDiagnosticsAsync(tree, cancellation));
            diagnostics.AddRange(await asked.GetAnalyzerSemanticDiagnosticsAsync(asked.Compilation.GetSemanticModel(tree), null, cancellation));
        }

        return diagnostics.ToImmutable();
    }

    private static ImmutableArray<Diagnostic> Sorted(IEnumerable<Diagnostic> diagnostics) =>
    [
        .. diagnostics
            .OrderBy(static d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(static d => d.Location.SourceSpan.Start)
            .ThenBy(static d => d.Location.SourceSpan.Length)
            .ThenBy(static d => d.Id, StringComparer.Ordinal)
            .ThenBy(static d => d.GetMessage(), StringComparer.Ordinal),
    ];
}
