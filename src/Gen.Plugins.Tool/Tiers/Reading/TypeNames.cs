using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>The full names of an assembly's types, and what is nested in what.</summary>
internal sealed class TypeNames
{
    private readonly MetadataReader _metadata;
    private readonly WorkBudget _budget;
    private readonly string?[] _names;

    /// <exception cref="BadImageFormatException">Types are nested in each other in a ring, or deeper than anybody nests them.</exception>
    public TypeNames(MetadataReader metadata, WorkBudget budget)
    {
        (_metadata, _budget) = (metadata, budget);
        var count = metadata.TypeDefinitions.Count;
        (_names, Outer) = (new string?[count], new int[count]);
        foreach (var handle in metadata.TypeDefinitions)
        {
            var outer = metadata.GetTypeDefinition(handle).GetDeclaringType();
            Outer[Row(handle)] = outer.IsNil ? -1 : Row(outer) < count ? Row(outer) : throw new BadImageFormatException("A type is nested in one that there is not.");
        }

        for (var row = 0; row < count; row++)
        {
            Outermost(row);
        }
    }

    /// <summary>Of each type the row of the one around it; -1: none.</summary>
    public int[] Outer { get; }

    /// <summary>The row of a type, from 0.</summary>
    public static int Row(TypeDefinitionHandle handle) => MetadataTokens.GetRowNumber(handle) - 1;

    public static TypeDefinitionHandle Handle(int row) => MetadataTokens.TypeDefinitionHandle(row + 1);

    /// <summary>Namespace, name, and the names of what it is nested in before it.</summary>
    public string Of(int row)
    {
        if (_names[row] is { } known)
        {
            return known;
        }

        var definition = _metadata.GetTypeDefinition(Handle(row));
        return _names[row] = Checked(Outer[row] >= 0 ? $"{Of(Outer[row])}+{_metadata.GetString(definition.Name)}" : Full(definition.Namespace, definition.Name));
    }

    public string NamespaceOf(int row) => Checked(_metadata.GetString(_metadata.GetTypeDefinition(Handle(Outermost(row))).Namespace));

    public string SimpleNameOf(int row) => Checked(_metadata.GetString(_metadata.GetTypeDefinition(Handle(row)).Name));

    /// <summary>The name of a type of another assembly, and that assembly; no assembly: it is of this one, or cannot be told.</summary>
    public (string Name, string? Assembly) Of(TypeReferenceHandle handle)
    {
        var reference = _metadata.GetTypeReference(handle);
        var name = _metadata.GetString(reference.Name);
        for (var depth = 0; reference.ResolutionScope.Kind == HandleKind.TypeReference; depth++)
        {
            var outer = _metadata.GetTypeReference((TypeReferenceHandle)reference.ResolutionScope);
            name = Checked($"{_metadata.GetString(outer.Name)}+{name}");
            reference = depth < ReadLimits.Nesting ? outer : throw new BadImageFormatException("A type is nested too deeply.");
        }

        var space = _metadata.GetString(reference.Namespace);
        return (
            Checked(space.Length > 0 ? $"{space}.{name}" : name),
            reference.ResolutionScope.Kind == HandleKind.AssemblyReference ? _metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)reference.ResolutionScope).Name) : null);
    }

    public string Full(StringHandle space, StringHandle name) => space.IsNil ? Checked(_metadata.GetString(name)) : Checked($"{_metadata.GetString(space)}.{_metadata.GetString(name)}");

    private int Outermost(int row)
    {
        for (var depth = 0; Outer[row] >= 0; depth++)
        {
            row = depth < ReadLimits.Nesting ? Outer[row] : throw new BadImageFormatException("A type is nested too deeply.");
        }

        return row;
    }

    private string Checked(string name)
    {
        _budget.Spend(name.Length + 1L);
        return name.Length <= ReadLimits.TypeName ? name : throw new BadImageFormatException("A type's name is too long.");
    }
}
