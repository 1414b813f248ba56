namespace Gen.Worker.Shared.Databases.Rows;

/// <summary>What holds a number with all its digits.</summary>
[Flags]
public enum NumberKinds
{
    /// <summary>Nothing but its text.</summary>
    None = 0,

    /// <summary>A whole number of 64 bits.</summary>
    Whole = 1,

    /// <summary>A floating-point number of 64 bits: the shortest text that means it is the number as written.</summary>
    Real = 2,

    /// <summary>A <see cref="decimal"/>.</summary>
    Exact = 4,
}
