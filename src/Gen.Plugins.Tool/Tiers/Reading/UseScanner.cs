using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Runtime.InteropServices;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>
/// Counts who uses whom: the second look at an assembly. A use is a place of the assembly - a base type, an interface, a constraint, the signature of a
/// field, a method or its locals, a caught exception, an attribute, an instruction - that names another type; a place counts once for each type that it names.
/// </summary>
internal sealed class UseScanner
{
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly TierAssembly _assembly;
    private readonly TierCatalog _catalog;
    private readonly WorkBudget _budget;
    private readonly TokenTypes _tokens;
    private readonly Dictionary<(int From, int To), int> _uses = [];
    private readonly HashSet<int> _place = [];
    private int _from;

    private UseScanner(PEReader file, MetadataReader metadata, TierAssembly assembly, TierCatalog catalog, WorkBudget budget)
    {
        (_file, _metadata, _assembly, _catalog, _budget) = (file, metadata, assembly, catalog, budget);
        _tokens = new(metadata, assembly.Name, catalog, budget);
    }

    /// <summary>Counts the uses in an assembly.</summary>
    /// <param name="file">The file.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <param name="assembly">What is known of it.</param>
    /// <param name="catalog">The types that take part.</param>
    /// <param name="budget">What may be read of it.</param>
    /// <returns>The uses, by the numbers of the types; and how many methods have code that is none.</returns>
    public static (IReadOnlyDictionary<(int From, int To), int> Uses, int Damaged) Scan(PEReader file, MetadataReader metadata, TierAssembly assembly, TierCatalog catalog, WorkBudget budget)
    {
        var scanner = new UseScanner(file, metadata, assembly, catalog, budget);
        var damaged = 0;
        foreach (var handle in metadata.TypeDefinitions)
        {
            scanner._from = catalog.Find(assembly.Name, TypeNames.Row(handle));
            if (scanner._from >= 0)
            {
                damaged += scanner.Scan(handle);
            }
        }

        return (scanner._uses, damaged);
    }

    private int Scan(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        Place(_tokens.OfType(type.BaseType));
        Attributes(type.GetCustomAttributes());
        Generic(type.GetGenericParameters());
        foreach (var implemented in type.GetInterfaceImplementations())
        {
            var row = _metadata.GetInterfaceImplementation(implemented);
            Place(_tokens.OfType(row.Interface));
            Attributes(row.GetCustomAttributes());
        }

        foreach (var explicitly in type.GetMethodImplementations())
        {
            // Of another's member only the owner: the rest stands in the own method's signature.
            Place(_tokens.OfToken(MetadataTokens.GetToken(_metadata.GetMethodImplementation(explicitly).MethodDeclaration)).Named);
        }

        foreach (var field in type.GetFields())
        {
            var row = _metadata.GetFieldDefinition(field);
            Place(_tokens.OfSignature(row.Signature, SignaturePart.Whole));
            Attributes(row.GetCustomAttributes());
        }

        // Their types stand in the signatures of their methods.
        foreach (var property in type.GetProperties())
        {
            Attributes(_metadata.GetPropertyDefinition(property).GetCustomAttributes());
        }

        foreach (var raised in type.GetEvents())
        {
            Attributes(_metadata.GetEventDefinition(raised).GetCustomAttributes());
        }

        var damaged = 0;
        foreach (var method in type.GetMethods())
        {
            damaged += Scan(_metadata.GetMethodDefinition(method)) ? 0 : 1;
        }

        return damaged;
    }

    /// <returns><see langword="false"/>: its code is none.</returns>
    private bool Scan(MethodDefinition method)
    {
        Place(_tokens.OfSignature(method.Signature, SignaturePart.Whole));
        Attributes(method.GetCustomAttributes());
        Generic(method.GetGenericParameters());
        foreach (var parameter in method.GetParameters())
        {
            Attributes(_metadata.GetParameter(parameter).GetCustomAttributes());
        }

        if (method.RelativeVirtualAddress == 0 || (method.ImplAttributes & MethodImplAttributes.CodeTypeMask) != MethodImplAttributes.IL)
        {
            return true;
        }

        try
        {
            ScanBody(_file.GetMethodBody(method.RelativeVirtualAddress));
            return true;
        }
        catch (Exception e) when (e is BadImageFormatException or ArgumentException or OverflowException or InvalidOperationException)
        {
            // One method cannot be read; all others can, and what was found in it until then counts.
            return false;
        }
    }

    private void ScanBody(MethodBodyBlock body)
    {
        _budget.Spend(body.Size);
        if (!body.LocalSignature.IsNil)
        {
            Place(_tokens.OfSignature(_metadata.GetStandaloneSignature(body.LocalSignature).Signature, SignaturePart.Whole));
        }

        foreach (var region in body.ExceptionRegions)
        {
            Place(_tokens.OfType(region.CatchType));
        }

        IlTokens.Read(body.GetILReader(), token =>
        {
            var named = _tokens.OfToken(token);
            if (named.Given.Length > 0 && !IsOneWith(named.Owner))
            {
                _place.UnionWith(named.Given);
            }

            Place(named.Named);
        });
    }

    /// <summary>What the members of one's own place return is theirs to answer for.</summary>
    private bool IsOneWith(int owner) => owner >= 0 && _catalog.Types[owner]!.Place == _catalog.Types[_from]!.Place;

    private void Generic(GenericParameterHandleCollection parameters)
    {
        foreach (var handle in parameters)
        {
            var parameter = _metadata.GetGenericParameter(handle);
            Attributes(parameter.GetCustomAttributes());
            foreach (var constraint in parameter.GetConstraints())
            {
                var row = _metadata.GetGenericParameterConstraint(constraint);
                Place(_tokens.OfType(row.Type));
                Attributes(row.GetCustomAttributes());
            }
        }
    }

    private void Attributes(CustomAttributeHandleCollection handles)
    {
        foreach (var handle in handles)
        {
            var attribute = _metadata.GetCustomAttribute(handle);
            _place.UnionWith(_tokens.OfToken(MetadataTokens.GetToken(attribute.Constructor)).Named);
            var signature = TierAttributes.SignatureOf(_metadata, attribute);
            _place.UnionWith(_tokens.OfSignature(signature, SignaturePart.Whole));
            var value = _metadata.GetBlobReader(attribute.Value);
            _budget.Spend(value.Length);
            var texts = new List<string>();
            try
            {
                if (value.Length > 0 && value.Length <= ReadLimits.Attribute)
                {
                    AttributeBlob.Read(_metadata.GetBlobReader(signature), value, _tokens.SizeOfEnum, texts);
                }
            }
            catch (BadImageFormatException)
            {
                // An enum of another size than four bytes that lies in no assembly here. What was read until then counts.
            }

            Place(_tokens.OfTexts(texts));
        }
    }

    /// <summary>Counts what a place names.</summary>
    private void Place(int[] named)
    {
        _budget.Spend(1);
        _place.UnionWith(named);
        foreach (var to in _place)
        {
            if (to != _from)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_uses, (_from, to), out _)++;
            }
        }

        _budget.Spend(_place.Count);
        _place.Clear();
    }
}
