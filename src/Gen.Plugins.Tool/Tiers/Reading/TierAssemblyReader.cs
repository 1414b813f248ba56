using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Gen.Plugins.Model.Tiers;

namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>Reads where the types of an assembly stand: the first of two looks at it.</summary>
internal sealed class TierAssemblyReader
{
    /// <summary>The generator writes here how plugins are reached: who does that for all of them uses none of them.</summary>
    private const string Registrars = "Gen.Plugins.Registrars";

    private readonly MetadataReader _metadata;
    private readonly WorkBudget _budget;
    private readonly string _assembly;
    private readonly TierStatements _statements;
    private readonly List<TierException> _exceptions = [];
    private readonly Dictionary<int, (Tier? Type, Tier? Plugin, string? Name)> _marked = [];
    private readonly HashSet<int> _generated = [];
    private bool _isHost;

    private TierAssemblyReader(MetadataReader metadata, WorkBudget budget)
    {
        (_metadata, _budget) = (metadata, budget);
        _assembly = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        _statements = new(_assembly);
    }

    /// <summary>Reads an assembly.</summary>
    /// <param name="file">The file.</param>
    /// <param name="metadata">Its metadata.</param>
    /// <param name="place">What messages call it.</param>
    /// <param name="budget">What may be read of it.</param>
    public static TierAssembly Read(PEReader file, MetadataReader metadata, string place, WorkBudget budget)
    {
        var reader = new TierAssemblyReader(metadata, budget) { _isHost = file.PEHeaders.CorHeader is { EntryPointTokenOrRelativeVirtualAddress: not 0 } };
        return reader.Read(place);
    }

    private TierAssembly Read(string place)
    {
        ReadAttributes();
        var names = new TypeNames(_metadata, _budget);

        // Most assemblies of a program say nothing: of those no names are needed.
        var (types, countsAs) = _isHost || _marked.Count > 0 || _statements.SayAnything ? Types(names) : ([], []);
        var assembly = new TierAssembly
        {
            Name = _assembly,
            Place = place,
            Types = types,
            CountsAs = countsAs,
            EnumSizes = EnumSizes(),
            Forwards = Forwards(names),
            Exceptions = _exceptions,
            References = [.. _metadata.AssemblyReferences.Select(r => _metadata.GetString(_metadata.GetAssemblyReference(r).Name))],
        };
        return assembly.HasTiers || _isHost ? assembly : new()
        {
            Name = assembly.Name,
            Place = place,
            Types = [],
            CountsAs = [],
            EnumSizes = assembly.EnumSizes,
            Forwards = assembly.Forwards,
            Exceptions = _exceptions,
            References = assembly.References,
        };
    }

    private void ReadAttributes()
    {
        var attributes = new TierAttributes(_metadata, _budget);
        foreach (var (parent, name, attribute) in attributes.All())
        {
            if (parent.Kind == HandleKind.TypeDefinition)
            {
                OnType(TypeNames.Row((TypeDefinitionHandle)parent), name, attributes, attribute);
            }
            else if (parent.Kind == HandleKind.AssemblyDefinition && name is not TierAttributes.CompilerGenerated)
            {
                var (arguments, named) = attributes.Read(attribute);
                OnAssembly(name, arguments, named);
            }
        }
    }

    private void OnType(int row, string name, TierAttributes attributes, CustomAttribute attribute)
    {
        if (name == TierAttributes.CompilerGenerated)
        {
            _generated.Add(row);
            return;
        }

        var (arguments, named) = attributes.Read(attribute);
        var marks = _marked.GetValueOrDefault(row);
        _marked[row] = name switch
        {
            TierAttributes.Tier => marks with { Type = marks.Type ?? TierStatements.TierOf(arguments.FirstOrDefault()) },
            TierAttributes.Plugin => marks with { Plugin = TierStatements.TierOf(named.GetValueOrDefault("Tier")), Name = arguments.FirstOrDefault() as string },
            _ => marks,
        };
    }

    private void OnAssembly(string name, object?[] arguments, IReadOnlyDictionary<string, object?> named)
    {
        var space = named.GetValueOrDefault("Namespace") as string;
        switch (name)
        {
            case TierAttributes.Host:
                _isHost = true;
                break;
            case TierAttributes.Manifest:
                _statements.Project ??= TierStatements.TierOf(named.GetValueOrDefault("Tier"));
                _statements.Convention |= named.GetValueOrDefault("Convention") is true;
                _statements.Free |= named.GetValueOrDefault("Free") is true;
                break;
            case TierAttributes.Tier when TierStatements.TierOf(arguments.FirstOrDefault()) is { } tier:
                if (string.IsNullOrEmpty(space))
                {
                    _statements.Whole ??= tier;
                }
                else
                {
                    _statements.AddTier(space, tier);
                }

                break;
            case TierAttributes.Free when string.IsNullOrEmpty(space):
                _statements.Free = true;
                break;
            case TierAttributes.Free:
                _statements.AddFree(space);
                break;
            case TierAttributes.Exception when arguments is [string from, string to, ..]:
                var (fromName, fromAssembly) = SerializedTypeName.Types(from)[0];
                var (toName, toAssembly) = SerializedTypeName.Types(to)[0];
                _exceptions.Add(new(_assembly, fromName, fromAssembly ?? _assembly, toName, toAssembly ?? _assembly, Text("Reason"), Text("Since"), Text("Until")));
                break;
        }

        string? Text(string member) => named.GetValueOrDefault(member) as string;
    }

    private (TierType?[] Types, int[] CountsAs) Types(TypeNames names)
    {
        var types = new TierType?[names.Outer.Length];
        var countsAs = new int[types.Length];
        var places = new Dictionary<(string, Tier?, string?), TierPlace>();
        for (var row = 0; row < types.Length; row++)
        {
            countsAs[row] = CountsAs(names, row);
            if (countsAs[row] != row)
            {
                continue;
            }

            Tier? tier = null;
            string? plugin = null;
            for (var at = row; at >= 0; at = names.Outer[at])
            {
                var marks = _marked.GetValueOrDefault(at);
                tier ??= marks.Type ?? marks.Plugin;
                plugin ??= marks.Name;
            }

            var key = (names.NamespaceOf(row), tier, plugin);
            if (!places.TryGetValue(key, out var place))
            {
                places.Add(key, place = _statements.PlaceOf(key.Item1, tier, plugin));
            }

            types[row] = new(names.Of(row), _assembly, place);
        }

        return (types, countsAs);
    }

    private int CountsAs(TypeNames names, int row)
    {
        var outermost = row;
        var result = row;
        for (var at = row; at >= 0; at = names.Outer[at])
        {
            outermost = at;

            // No language lets people write such a name; attributes mark what has another one.
            if (names.Outer[at] >= 0 && (_generated.Contains(at) || names.SimpleNameOf(at).StartsWith('<')))
            {
                result = names.Outer[at];
            }
        }

        // <Module> has row 0. Types of a file have such names too, but no such attribute; Program has the attribute, but another name.
        var space = names.NamespaceOf(outermost);
        var isExtra = outermost == 0 || space == Registrars
            || (_generated.Contains(outermost) && (names.SimpleNameOf(outermost).StartsWith('<') || space is "Microsoft.CodeAnalysis" or "System.Runtime.CompilerServices"));
        return isExtra ? -1 : result;
    }

    /// <summary>An attribute's value cannot be read without.</summary>
    private Dictionary<int, int> EnumSizes()
    {
        var sizes = new Dictionary<int, int>();
        foreach (var handle in _metadata.TypeDefinitions)
        {
            var fields = _metadata.GetTypeDefinition(handle).GetFields();
            if (fields.Count == 0 || _metadata.GetFieldDefinition(fields.First()) is var value && !_metadata.StringComparer.Equals(value.Name, "value__"))
            {
                continue;
            }

            var signature = _metadata.GetBlobReader(_metadata.GetFieldDefinition(fields.First()).Signature);
            signature.ReadByte();
            var size = (SignatureTypeCode)signature.ReadByte() switch
            {
                SignatureTypeCode.Boolean or SignatureTypeCode.SByte or SignatureTypeCode.Byte => 1,
                SignatureTypeCode.Char or SignatureTypeCode.Int16 or SignatureTypeCode.UInt16 => 2,
                SignatureTypeCode.Int64 or SignatureTypeCode.UInt64 => 8,
                _ => sizeof(int),
            };
            if (size != sizeof(int))
            {
                sizes.Add(TypeNames.Row(handle), size);
            }
        }

        return sizes;
    }

    private Dictionary<string, string> Forwards(TypeNames names)
    {
        var forwards = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var handle in _metadata.ExportedTypes)
        {
            var type = _metadata.GetExportedType(handle);
            if (type.IsForwarder && type.Implementation.Kind == HandleKind.AssemblyReference)
            {
                forwards.TryAdd(names.Full(type.Namespace, type.Name), _metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)type.Implementation).Name));
            }
        }

        return forwards;
    }
}
