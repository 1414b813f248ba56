namespace Gen.Plugins.Generators.Parsing;

/// <summary>Why no instance of a type can be made by generated code (GEN0104).</summary>
internal enum CreationFault
{
    None,
    NotAClass,
    Static,
    Abstract,
    Generic,
    InGenericType,
    FileLocal,
    Unreachable,
    Obsolete,
}
