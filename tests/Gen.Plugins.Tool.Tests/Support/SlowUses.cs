using System.Collections.Immutable;
using System.Reflection.Emit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Gen.Plugins.Tool.Tests.Support;

/// <summary>
/// Counts uses in the slow and obvious way: with the library's own decoders of signatures and attributes, the runtime's own table of instructions, and a set
/// of names for each place. What namespaces tell of places is given, so that it knows nothing of tiers.
/// </summary>
internal sealed class SlowUses(PEReader file, Func<string, string> placeOf)
{
    private static readonly Dictionary<int, OpCode> s_instructions = typeof(OpCodes).GetFields().Select(static f => (OpCode)f.GetValue(null)!).ToDictionary(static c => c.Value & 0xffff);

    private readonly MetadataReader _metadata = file.GetMetadataReader();
    private readonly Dictionary<(string From, string To), int> _uses = [];

    public Dictionary<(string From, string To), int> Count()
    {
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var type = _metadata.GetTypeDefinition(handle);
            var from = Names.Owner(_metadata, handle);
            Place(from, Of(type.BaseType));
            Attributes(from, type.GetCustomAttributes());
            Generic(from, type.GetGenericParameters());
            foreach (var implemented in type.GetInterfaceImplementations().Select(_metadata.GetInterfaceImplementation))
            {
                Place(from, Of(implemented.Interface));
                Attributes(from, implemented.GetCustomAttributes());
            }

            foreach (var explicitly in type.GetMethodImplementations())
            {
                Place(from, Owner(_metadata.GetMethodImplementation(explicitly).MethodDeclaration));
            }

            foreach (var field in type.GetFields().Select(_metadata.GetFieldDefinition))
            {
                Place(from, field.DecodeSignature(Names.Instance, null));
                Attributes(from, field.GetCustomAttributes());
            }

            foreach (var attributes in type.GetProperties().Select(p => _metadata.GetPropertyDefinition(p).GetCustomAttributes()).Concat(type.GetEvents().Select(e => _metadata.GetEventDefinition(e).GetCustomAttributes())))
            {
                Attributes(from, attributes);
            }

            foreach (var method in type.GetMethods().Select(_metadata.GetMethodDefinition))
            {
                Place(from, All(method.DecodeSignature(Names.Instance, null)));
                Attributes(from, method.GetCustomAttributes());
                Generic(from, method.GetGenericParameters());
                foreach (var parameter in method.GetParameters())
                {
                    Attributes(from, _metadata.GetParameter(parameter).GetCustomAttributes());
                }

                if (method.RelativeVirtualAddress != 0)
                {
                    Body(from, file.GetMethodBody(method.RelativeVirtualAddress));
                }
            }
        }

        return _uses;
    }

    private void Body(string from, MethodBodyBlock body)
    {
        if (!body.LocalSignature.IsNil)
        {
            Place(from, [.. _metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(Names.Instance, null).SelectMany(static t => t)]);
        }

        foreach (var region in body.ExceptionRegions)
        {
            Place(from, Of(region.CatchType));
        }

        var code = body.GetILReader();
        while (code.RemainingBytes > 0)
        {
            var first = code.ReadByte();
            var instruction = s_instructions[first == 0xfe ? 0xfe00 | code.ReadByte() : first];
            switch (instruction.OperandType)
            {
                case OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType or OperandType.InlineSig:
                    Place(from, Token(from, MetadataTokens.EntityHandle(code.ReadInt32())));
                    break;
                case OperandType.InlineSwitch:
                    var cases = code.ReadInt32();
                    code.Offset += 4 * cases;
                    break;
                case OperandType.InlineNone:
                    break;
                case OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar:
                    code.Offset += 1;
                    break;
                case OperandType.InlineVar:
                    code.Offset += 2;
                    break;
                case OperandType.InlineI8 or OperandType.InlineR:
                    code.Offset += 8;
                    break;
                default:
                    code.Offset += 4;
                    break;
            }
        }
    }

    private ImmutableHashSet<string> Token(string from, EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.StandaloneSignature:
                return All(_metadata.GetStandaloneSignature((StandaloneSignatureHandle)handle).DecodeMethodSignature(Names.Instance, null));
            case HandleKind.MethodSpecification:
                var specification = _metadata.GetMethodSpecification((MethodSpecificationHandle)handle);
                return Token(from, specification.Method).Union(specification.DecodeSignature(Names.Instance, null).SelectMany(static t => t));
            case HandleKind.TypeDefinition or HandleKind.TypeReference or HandleKind.TypeSpecification:
                return Of(handle);
            default:
                var given = Given(handle);
                return placeOf(OwnerName(handle)) == placeOf(from) ? Owner(handle) : Owner(handle).Union(given);
        }
    }

    private ImmutableHashSet<string> Given(EntityHandle handle) => handle.Kind switch
    {
        HandleKind.FieldDefinition => _metadata.GetFieldDefinition((FieldDefinitionHandle)handle).DecodeSignature(Names.Instance, null),
        HandleKind.MethodDefinition => _metadata.GetMethodDefinition((MethodDefinitionHandle)handle).DecodeSignature(Names.Instance, null).ReturnType,
        _ => _metadata.GetMemberReference((MemberReferenceHandle)handle) is var member && member.GetKind() == MemberReferenceKind.Field
            ? member.DecodeFieldSignature(Names.Instance, null)
            : member.DecodeMethodSignature(Names.Instance, null).ReturnType,
    };

    private EntityHandle OwnerHandle(EntityHandle member) => member.Kind switch
    {
        HandleKind.FieldDefinition => _metadata.GetFieldDefinition((FieldDefinitionHandle)member).GetDeclaringType(),
        HandleKind.MethodDefinition => _metadata.GetMethodDefinition((MethodDefinitionHandle)member).GetDeclaringType(),
        _ => _metadata.GetMemberReference((MemberReferenceHandle)member).Parent,
    };

    private ImmutableHashSet<string> Owner(EntityHandle member) => Of(OwnerHandle(member));

    private string OwnerName(EntityHandle member) => OwnerHandle(member) is var owner && owner.Kind == HandleKind.TypeSpecification
        ? _metadata.GetTypeSpecification((TypeSpecificationHandle)owner).DecodeSignature(new Names { IsOwnerOnly = true }, null).FirstOrDefault() ?? ""
        : Of(owner).Single();

    private ImmutableHashSet<string> Of(EntityHandle type) => type.IsNil ? [] : type.Kind switch
    {
        HandleKind.TypeDefinition => Names.Instance.GetTypeFromDefinition(_metadata, (TypeDefinitionHandle)type, 0),
        HandleKind.TypeReference => Names.Instance.GetTypeFromReference(_metadata, (TypeReferenceHandle)type, 0),
        _ => _metadata.GetTypeSpecification((TypeSpecificationHandle)type).DecodeSignature(Names.Instance, null),
    };

    private void Generic(string from, GenericParameterHandleCollection parameters)
    {
        foreach (var parameter in parameters.Select(_metadata.GetGenericParameter))
        {
            Attributes(from, parameter.GetCustomAttributes());
            foreach (var constraint in parameter.GetConstraints().Select(_metadata.GetGenericParameterConstraint))
            {
                Place(from, Of(constraint.Type));
                Attributes(from, constraint.GetCustomAttributes());
            }
        }
    }

    private void Attributes(string from, CustomAttributeHandleCollection handles)
    {
        foreach (var attribute in handles.Select(_metadata.GetCustomAttribute))
        {
            var signature = attribute.Constructor.Kind == HandleKind.MemberReference
                ? _metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).DecodeMethodSignature(Names.Instance, null)
                : _metadata.GetMethodDefinition((MethodDefinitionHandle)attribute.Constructor).DecodeSignature(Names.Instance, null);
            var value = attribute.DecodeValue(ArgumentTypes.Instance);
            var arguments = value.FixedArguments.Select(static a => (a.Type, a.Value)).Concat(value.NamedArguments.Select(static a => (a.Type, a.Value))).Where(static a => a.Type == "Type").Select(static a => (string)a.Value!);
            Place(from, Owner(attribute.Constructor).Union(All(signature)).Union(arguments));
        }
    }

    private static ImmutableHashSet<string> All(MethodSignature<ImmutableHashSet<string>> signature) => signature.ParameterTypes.Aggregate(signature.ReturnType, static (all, next) => all.Union(next));

    private void Place(string from, ImmutableHashSet<string> named)
    {
        foreach (var to in named.Where(to => to != from && to.StartsWith("Acme.", StringComparison.Ordinal) && from.StartsWith("Acme.", StringComparison.Ordinal)))
        {
            _uses[(from, to)] = _uses.GetValueOrDefault((from, to)) + 1;
        }
    }

    private sealed class Names : ISignatureTypeProvider<ImmutableHashSet<string>, object?>
    {
        public static readonly Names Instance = new();

        public bool IsOwnerOnly { get; init; }

        /// <summary>What a compiler nests has a name that nobody can write.</summary>
        public static string Owner(MetadataReader reader, TypeDefinitionHandle handle)
        {
            var chain = new List<string>();
            var at = handle;
            var space = "";
            for (; !at.IsNil; at = reader.GetTypeDefinition(at).GetDeclaringType())
            {
                chain.Insert(0, reader.GetString(reader.GetTypeDefinition(at).Name));
                space = reader.GetString(reader.GetTypeDefinition(at).Namespace);
            }

            return space + "." + string.Join('+', chain.TakeWhile(static n => n[0] != '<'));
        }

        public ImmutableHashSet<string> GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => [Owner(reader, handle)];

        public ImmutableHashSet<string> GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
        {
            var type = reader.GetTypeReference(handle);
            var name = reader.GetString(type.Name);
            return type.ResolutionScope.Kind == HandleKind.TypeReference
                ? [GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0).Single() + "+" + name]
                : [reader.GetString(type.Namespace) + "." + name];
        }

        public ImmutableHashSet<string> GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind) => reader.GetTypeSpecification(handle).DecodeSignature(this, genericContext);

        public ImmutableHashSet<string> GetGenericInstantiation(ImmutableHashSet<string> genericType, ImmutableArray<ImmutableHashSet<string>> typeArguments) =>
            IsOwnerOnly ? genericType : typeArguments.Aggregate(genericType, static (all, next) => all.Union(next));

        public ImmutableHashSet<string> GetModifiedType(ImmutableHashSet<string> modifier, ImmutableHashSet<string> unmodifiedType, bool isRequired) => unmodifiedType.Union(modifier);

        public ImmutableHashSet<string> GetFunctionPointerType(MethodSignature<ImmutableHashSet<string>> signature) => All(signature);

        public ImmutableHashSet<string> GetArrayType(ImmutableHashSet<string> elementType, ArrayShape shape) => elementType;

        public ImmutableHashSet<string> GetByReferenceType(ImmutableHashSet<string> elementType) => elementType;

        public ImmutableHashSet<string> GetPointerType(ImmutableHashSet<string> elementType) => elementType;

        public ImmutableHashSet<string> GetPinnedType(ImmutableHashSet<string> elementType) => elementType;

        public ImmutableHashSet<string> GetSZArrayType(ImmutableHashSet<string> elementType) => elementType;

        public ImmutableHashSet<string> GetGenericMethodParameter(object? genericContext, int index) => [];

        public ImmutableHashSet<string> GetGenericTypeParameter(object? genericContext, int index) => [];

        public ImmutableHashSet<string> GetPrimitiveType(PrimitiveTypeCode typeCode) => [];
    }

    /// <summary>Types are their names; whose value is a type is told by the argument's type.</summary>
    private sealed class ArgumentTypes : ICustomAttributeTypeProvider<string>
    {
        public static readonly ArgumentTypes Instance = new();

        public string GetPrimitiveType(PrimitiveTypeCode typeCode) => typeCode.ToString();

        public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) => "enum";

        public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => reader.GetString(reader.GetTypeReference(handle).Name);

        public string GetSZArrayType(string elementType) => elementType + "[]";

        public string GetSystemType() => "Type";

        public bool IsSystemType(string type) => type == "Type";

        public string GetTypeFromSerializedName(string name) => name.Split(',')[0].Split("+<")[0];

        public PrimitiveTypeCode GetUnderlyingEnumType(string type) => PrimitiveTypeCode.Int32;
    }
}
