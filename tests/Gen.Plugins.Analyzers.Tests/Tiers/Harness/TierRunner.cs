using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Gen.Plugins.Analyzers.Tests.Tiers.Harness;

/// <summary>Runs the rules about tiers as a build does, over and over.</summary>
internal static class TierRunner
{
    /// <summary>All that report one of GEN0201 to GEN0209. By reflection: this file is compiled into a project that does not see the internals too.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Rules { get; } =
    [
        .. Assembly.Load("Gen.Plugins.Analyzers").GetTypes()
            .Where(static type => !type.IsAbstract && type.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type, nonPublic: true)!)
            .Where(static rule => rule is not DiagnosticSuppressor && rule.SupportedDiagnostics.Any(static d => d.Id.StartsWith("GEN02", StringComparison.Ordinal))),
    ];

    /// <summary>What is reported, in the order of text.</summary>
    /// <exception cref="InvalidOperationException">A rule threw.</exception>
    public static async Task<ImmutableArray<Diagnostic>> Run(Compilation compilation, AnalyzerOptions options)
    {
        var thrown = new ConcurrentQueue<Exception>();
        var diagnostics = await compilation
            .WithAnalyzers(Rules, new CompilationWithAnalyzersOptions(
                options,
                onAnalyzerException: (exception, _, _) => thrown.Enqueue(exception),
                concurrentAnalysis: true,
                logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync();
        return thrown.TryDequeue(out var first)
            ? throw new InvalidOperationException("A rule threw: " + first, first)
            : [.. diagnostics.OrderBy(static d => d.Location.GetLineSpan().Path, StringComparer.Ordinal).ThenBy(static d => d.Location.SourceSpan).ThenBy(static d => d.Id, StringComparer.Ordinal).ThenBy(static d => d.ToString(), StringComparer.Ordinal)];
    }
}
