namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>How much of a signature is read.</summary>
internal enum SignaturePart
{
    /// <summary>All of it.</summary>
    Whole,

    /// <summary>Of a method's what it returns; of a field's its type.</summary>
    Result,

    /// <summary>It is a type by itself, without a header.</summary>
    Type,
}
