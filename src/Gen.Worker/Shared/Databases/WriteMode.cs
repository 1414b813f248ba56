namespace Gen.Worker.Shared.Databases;

/// <summary>What becomes of the rows that are there.</summary>
public enum WriteMode
{
    /// <summary>They stay; new rows are added.</summary>
    Append,

    /// <summary>They go, in the same transaction; the table stays.</summary>
    Replace,

    /// <summary>A new row with the key of one that is there takes its place.</summary>
    Upsert,
}
