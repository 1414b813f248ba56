using System.Runtime.InteropServices;

namespace Gen.Worker.Actions.DuckDb.Native;

/// <summary>A type of the library with what its values need to be read, so that no row asks the library for it.</summary>
internal sealed class VectorType
{
    private VectorType(TypeId id, nint type, int depth)
    {
        Id = id;
        if (depth > MostDepth)
        {
            Id = TypeId.Invalid;
            return;
        }

        switch (id)
        {
            case TypeId.Decimal:
                Width = Api.DecimalWidth(type);
                Scale = Api.DecimalScale(type);
                Internal = Api.DecimalInternalType(type);
                break;
            case TypeId.Enum:
                Internal = Api.EnumInternalType(type);
                Words = [.. Enumerable.Range(0, (int)Api.EnumSize(type)).Select(i => Api.Owned(Api.EnumValue(type, (ulong)i)) ?? "")];
                break;
            case TypeId.List:
                Children = [Take(Api.ListChildType(type), depth)];
                break;
            case TypeId.Array:
                Children = [Take(Api.ArrayChildType(type), depth)];
                Size = Api.ArraySize(type);
                break;
            case TypeId.Map:
                Children = [Take(Api.MapKeyType(type), depth), Take(Api.MapValueType(type), depth)];
                break;
            case TypeId.Struct:
                var count = Enumerable.Range(0, (int)Api.StructCount(type)).ToArray();
                Words = [.. count.Select(i => Api.Owned(Api.StructName(type, (ulong)i)) ?? "")];
                Children = [.. count.Select(i => Take(Api.StructChildType(type, (ulong)i), depth))];
                break;
            case TypeId.Varchar:
                var alias = Api.TypeAlias(type);
                IsJson = alias != 0 && Api.Owned(alias) == "JSON";
                break;
        }
    }

    private const int MostDepth = 60;

    public TypeId Id { get; }

    /// <summary>How a decimal or an enum is stored.</summary>
    public TypeId Internal { get; }

    public byte Width { get; }

    public byte Scale { get; }

    /// <summary>How many items each array has.</summary>
    public ulong Size { get; }

    /// <summary>The words of an enum, or the names of a struct's members.</summary>
    public string[] Words { get; } = [];

    public VectorType[] Children { get; } = [];

    public bool IsJson { get; }

    /// <summary>Reads a type and destroys it.</summary>
    public static VectorType Take(nint type) => Take(type, 0);

    private static VectorType Take(nint type, int depth)
    {
        try
        {
            return new(Api.GetTypeId(type), type, depth + 1);
        }
        finally
        {
            Api.DestroyLogicalType(ref type);
        }
    }
}
