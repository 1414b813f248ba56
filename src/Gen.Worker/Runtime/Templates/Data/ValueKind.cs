namespace Gen.Worker.Runtime.Templates.Data;

/// <summary>What kind of value an expression gives.</summary>
internal enum ValueKind
{
    /// <summary>There is none: a name or member that is not there.</summary>
    Undefined,
    Null,
    Boolean,

    /// <summary>A whole number of 64 bits.</summary>
    Integer,

    /// <summary>A number with a point or exponent, double precision.</summary>
    Float,

    /// <summary>A whole number of more than 64 bits: it is passed on as it is, and not calculated with.</summary>
    Huge,
    Text,
    List,
    Map,

    /// <summary>What <c>namespace()</c> gives: names that <c>set</c> may change. It never leaves the template.</summary>
    Namespace,
}
