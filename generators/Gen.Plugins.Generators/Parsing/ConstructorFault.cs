namespace Gen.Plugins.Generators.Parsing;

/// <summary>Why a type has no constructor that generated code can call (GEN0105).</summary>
internal enum ConstructorFault
{
    None,

    /// <summary>None is public, and none is marked.</summary>
    NonePublic,

    /// <summary>Several are public, and none is marked.</summary>
    Several,

    /// <summary>Several are marked.</summary>
    SeveralMarked,

    /// <summary>The marked one is private or protected.</summary>
    MarkedUnreachable,

    /// <summary>It is obsolete as an error, or takes a list of arguments of any type.</summary>
    NotCallable,

    /// <summary>A parameter is passed by reference, is a pointer or lives on the stack.</summary>
    Parameter,

    /// <summary>A parameter's type is not known, or cannot be named by generated code.</summary>
    UnknownParameter,

    /// <summary>The key of a parameter's service is of a type, or is a type, that generated code cannot name.</summary>
    UnknownKey,

    /// <summary>It leaves required members unset.</summary>
    RequiredMembers,
}
