namespace Gen.Worker.Runtime.Templates.Data;

/// <summary>For sets of values: 1 and 1.0 are alike, as <c>==</c> has it.</summary>
internal sealed class ValueEquality(Rendering rendering) : IEqualityComparer<Value>
{
    public bool Equals(Value x, Value y) => ValueOrder.AreEqual(rendering, x, y);

    public int GetHashCode(Value value) => value.Kind switch
    {
        ValueKind.Integer or ValueKind.Float => value.Float.GetHashCode(),
        ValueKind.Text => value.Text(rendering).GetHashCode(StringComparison.Ordinal),
        ValueKind.List or ValueKind.Map => value.Count,
        _ => (int)value.Kind,
    };
}
