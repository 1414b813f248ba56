using Gen.Plugins.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Gen.Plugins.CodeFixes.Registry;

/// <summary>The constructor through which a container hands a plugin in.</summary>
/// <param name="Symbol">The constructor; <see langword="null"/>: the class has none yet.</param>
/// <param name="Syntax">It; a class whose primary constructor it is.</param>
/// <param name="IsInScope">Whether its parameters can be named where the plugin is created.</param>
internal sealed record ConstructorPlace(IMethodSymbol? Symbol, SyntaxNode? Syntax, bool IsInScope)
{
    /// <returns><see langword="null"/>: there are several and none is meant, or it stands in another file.</returns>
    public static ConstructorPlace? Of(PluginCreation creation, CancellationToken cancellationToken)
    {
        var written = creation.Owner.InstanceConstructors.Where(static c => !c.IsImplicitlyDeclared).ToList();
        if (written.Count == 0)
        {
            return new(null, null, IsInScope: false);
        }

        var chosen = written is [var only] ? only : ConstructorChoice.Of(creation.Owner).Constructor;
        if (chosen?.DeclaringSyntaxReferences is not [var reference] || reference.SyntaxTree != creation.Expression.SyntaxTree)
        {
            return null;
        }

        var syntax = reference.GetSyntax(cancellationToken);
        var isWithin = syntax is ConstructorDeclarationSyntax && syntax.Span.Contains(creation.Expression.Span);

        // The other constructors of several would leave a field unset.
        return written.Count == 1 || isWithin ? new(chosen, syntax, isWithin || syntax is ClassDeclarationSyntax) : null;
    }

    /// <summary>The parameter by which the plugin comes already.</summary>
    public IParameterSymbol? ParameterFor(PluginCreation creation) => Symbol?.Parameters.FirstOrDefault(parameter =>
        SymbolEqualityComparer.Default.Equals(parameter.Type, creation.Contract)
        && parameter.GetAttributes().Any(a => a.AttributeClass.IsDependencyInjection("FromKeyedServicesAttribute") && a.ConstructorArguments is [{ Value: string key }, ..] && key == creation.Name));
}
