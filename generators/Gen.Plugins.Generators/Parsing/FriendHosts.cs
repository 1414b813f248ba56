using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Generators.Parsing;

/// <summary>
/// Finds other hosts among the references that show this project their internals, and with them their own <c>AddPlugins()</c>: a test project
/// with a registry of its own sees that of the host which it tests.
/// </summary>
internal static class FriendHosts
{
    public const string ExtensionsNamespace = "Microsoft.Extensions.DependencyInjection";
    public const string ExtensionsClass = "HostPluginsServiceCollectionExtensions";

    private static readonly ConditionalWeakTable<object, object> s_hosts = new();
    private static readonly object s_host = new();
    private static readonly object s_noHost = new();

    public static bool Any(Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var reference in compilation.References)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // As in ManifestReader: a file is one object, a project is one as long as its compilation is.
            object key = reference is CompilationReference project ? project.Compilation : reference;
            if (s_hosts.TryGetValue(key, out var known) && known == s_noHost)
            {
                continue;
            }

            if (compilation.GetAssemblyOrModuleSymbol(reference) is not IAssemblySymbol assembly)
            {
                continue;
            }

            if (known is null)
            {
                var isHost = assembly.References(KnownNames.Assembly) && assembly.GetTypeByMetadataName(ExtensionsNamespace + "." + ExtensionsClass) is not null;
                known = s_hosts.GetValue(key, _ => isHost ? s_host : s_noHost);
            }

            // Whose friend this project is depends on this project's own name and key, hence is not kept.
            if (known == s_host && assembly.GivesAccessTo(compilation.Assembly))
            {
                return true;
            }
        }

        return false;
    }

    private static bool References(this IAssemblySymbol assembly, string name) =>
        assembly.Modules.Any(module => module.ReferencedAssemblies.Any(referenced => referenced.Name == name));
}
