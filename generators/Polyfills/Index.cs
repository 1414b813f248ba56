namespace System;

/// <summary>What list patterns and <c>^1</c> compile to.</summary>
internal readonly struct Index(int value, bool fromEnd = false)
{
    private readonly int _value = fromEnd ? ~value : value;

    public static implicit operator Index(int value) => new(value);

    public int GetOffset(int length) => _value < 0 ? length + _value + 1 : _value;
}
