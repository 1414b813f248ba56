using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>Tells which types that take part a handle, a token or a signature of an assembly names. Each is looked at once.</summary>
/// <param name="metadata">The assembly.</param>
/// <param name="assembly">Its name.</param>
/// <param name="catalog">The types that take part.</param>
/// <param name="budget">What may be read of it.</param>
internal sealed class TokenTypes(MetadataReader metadata, string assembly, TierCatalog catalog, WorkBudget budget)
{
    private static readonly NamedTypes s_none = new([], [], -1);

    private readonly Dictionary<EntityHandle, int[]> _types = [];
    private readonly Dictionary<EntityHandle, NamedTypes> _members = [];
    private readonly Dictionary<(BlobHandle, SignaturePart), int[]> _signatures = [];
    private readonly TypeNames _names = new(metadata, budget);
    private int _depth;

    /// <summary>The types that a signature names, each once.</summary>
    public int[] OfSignature(BlobHandle blob, SignaturePart part)
    {
        if (_signatures.TryGetValue((blob, part), out var known))
        {
            return known;
        }

        // A signature may name a type specification, which is a signature, which may name this one.
        _signatures.Add((blob, part), []);
        var reader = metadata.GetBlobReader(blob);
        budget.Spend(reader.Length);
        var handles = new HashSet<EntityHandle>();
        SignatureTypes.Read(reader, part, handles);
        var types = new List<int>();
        _depth = _depth < ReadLimits.Nesting ? _depth + 1 : throw new BadImageFormatException("A type is made of types too deeply.");
        foreach (var handle in handles)
        {
            types.AddRange(OfType(handle));
        }

        _depth--;
        return _signatures[(blob, part)] = Distinct(types);
    }

    /// <summary>The types that a handle of a type names: itself, or what it is made of.</summary>
    public int[] OfType(EntityHandle handle)
    {
        if (handle.IsNil)
        {
            return [];
        }

        if (!_types.TryGetValue(handle, out var known))
        {
            _types.Add(handle, known = handle.Kind switch
            {
                HandleKind.TypeDefinition => One(catalog.Find(assembly, TypeNames.Row((TypeDefinitionHandle)handle))),
                HandleKind.TypeReference => One(Find((TypeReferenceHandle)handle)),
                HandleKind.TypeSpecification => OfSignature(metadata.GetTypeSpecification((TypeSpecificationHandle)handle).Signature, SignaturePart.Type),
                _ => [],
            });
        }

        return known;
    }

    /// <summary>The types that the token of an instruction names.</summary>
    public NamedTypes OfToken(int token)
    {
        var handle = MetadataTokens.EntityHandle(token);
        if (!_members.TryGetValue(handle, out var known))
        {
            _members.Add(handle, known = Read(handle));
        }

        return known;
    }

    /// <summary>The types that the arguments of an attribute name: by <c>typeof</c>, and enums where a parameter is an object.</summary>
    public int[] OfTexts(IEnumerable<string> texts)
    {
        var found = new List<int>();
        foreach (var text in texts)
        {
            budget.Spend(text.Length);
            found.AddRange(SerializedTypeName.Types(text).Select(t => catalog.Find(t.Assembly ?? assembly, t.Name)));
        }

        return Distinct(found);
    }

    /// <summary>The bytes that a value of an enum has.</summary>
    public int SizeOfEnum(EntityHandle handle, string? text)
    {
        switch (handle)
        {
            case { IsNil: true }:
                var (name, named) = SerializedTypeName.Types(text ?? "")[0];
                return catalog.SizeOfEnum(named ?? assembly, name);
            case { Kind: HandleKind.TypeDefinition }:
                return catalog.SizeOfEnum(assembly, TypeNames.Row((TypeDefinitionHandle)handle));
            case { Kind: HandleKind.TypeReference }:
                var (reference, from) = _names.Of((TypeReferenceHandle)handle);
                return catalog.SizeOfEnum(from ?? assembly, reference);
            default:
                return sizeof(int);
        }
    }

    private NamedTypes Read(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                return new(OfType(handle), [], -1);
            case HandleKind.FieldDefinition:
                var field = metadata.GetFieldDefinition((FieldDefinitionHandle)handle);
                return Member(field.GetDeclaringType(), field.Signature);
            case HandleKind.MethodDefinition:
                var method = metadata.GetMethodDefinition((MethodDefinitionHandle)handle);
                return Member(method.GetDeclaringType(), method.Signature);
            case HandleKind.MemberReference:
                var member = metadata.GetMemberReference((MemberReferenceHandle)handle);

                // A call with a variable number of arguments names the method itself.
                var owner = member.Parent.Kind == HandleKind.MethodDefinition ? metadata.GetMethodDefinition((MethodDefinitionHandle)member.Parent).GetDeclaringType() : member.Parent;
                return Member(owner, member.Signature);
            case HandleKind.MethodSpecification:
                var specification = metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                if (specification.Method.Kind is not (HandleKind.MethodDefinition or HandleKind.MemberReference))
                {
                    throw new BadImageFormatException("A generic method is none.");
                }

                var generic = OfToken(MetadataTokens.GetToken(specification.Method));
                return generic with { Named = Distinct([.. generic.Named, .. OfSignature(specification.Signature, SignaturePart.Whole)]) };
            case HandleKind.StandaloneSignature:
                return new(OfSignature(metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle).Signature, SignaturePart.Whole), [], -1);
            default:
                return s_none;
        }
    }

    private NamedTypes Member(EntityHandle owner, BlobHandle signature)
    {
        var owners = OfType(owner);
        return new(owners, OfSignature(signature, SignaturePart.Result), owners.Length > 0 && owner.Kind != HandleKind.TypeSpecification ? owners[0] : OwnerOf(owner));
    }

    /// <summary>The type whose member it is, if that is a constructed one: the first that its signature names.</summary>
    private int OwnerOf(EntityHandle owner)
    {
        if (owner.Kind != HandleKind.TypeSpecification)
        {
            return -1;
        }

        var signature = metadata.GetBlobReader(metadata.GetTypeSpecification((TypeSpecificationHandle)owner).Signature);
        return signature.ReadByte() == (byte)SignatureTypeCode.GenericTypeInstance && signature.ReadByte() > 0 && signature.ReadTypeHandle() is { Kind: not HandleKind.TypeSpecification } type
            && OfType(type) is [var number, ..] ? number : -1;
    }

    private int Find(TypeReferenceHandle handle)
    {
        var (name, from) = _names.Of(handle);
        return catalog.Find(from ?? assembly, name);
    }

    private static int[] One(int number) => number < 0 ? [] : [number];

    private int[] Distinct(IEnumerable<int> numbers)
    {
        int[] distinct = [.. numbers.Where(static n => n >= 0).Distinct().Order()];
        budget.Spend(distinct.Length);
        return distinct;
    }
}
