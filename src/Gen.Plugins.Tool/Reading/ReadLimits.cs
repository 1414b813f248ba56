namespace Gen.Plugins.Tool.Reading;

/// <summary>How much of a file is read before it is taken for a hostile one. All far above what real files have.</summary>
internal static class ReadLimits
{
    private const int MiB = 1024 * 1024;

    /// <summary>An assembly, in bytes.</summary>
    public const long Assembly = 512L * MiB;

    /// <summary>The metadata of an assembly, in bytes.</summary>
    public const int Metadata = 256 * MiB;

    /// <summary>The manifest attributes of an assembly.</summary>
    public const int Attributes = 200_000;

    /// <summary>One attribute, in bytes.</summary>
    public const int Attribute = MiB;

    /// <summary>The code of a method that returns nothing but data, in bytes: twice what compilers make.</summary>
    public const int DataMethod = 32;

    /// <summary>
    /// What is gone through of an assembly to find who uses whom, in bytes of code, signatures and names: real ones have each of them once, hostile ones
    /// point at the same ones a million times.
    /// </summary>
    public const long Work = 512L * MiB;

    /// <summary>Types in types, one around the other.</summary>
    public const int Nesting = 64;

    /// <summary>The name of a type, with its namespace and the types around it, in letters.</summary>
    public const int TypeName = 8_192;

    /// <summary>A log of the compiler, in bytes: about 100,000 results.</summary>
    public const long Log = 128L * MiB;

    /// <summary>The folders below one that are gone down to find logs.</summary>
    public const int LogDepth = 32;

    /// <summary>A package, in bytes.</summary>
    public const long Package = 512L * MiB;

    /// <summary>The table of contents of a package, in bytes: about 100,000 files.</summary>
    public const long PackageDirectory = 16L * MiB;

    /// <summary>The assemblies of a package, unpacked, in bytes.</summary>
    public const long Unpacked = 256L * MiB;

    /// <summary>A .deps.json, project or solution, in bytes.</summary>
    public const long Text = 32L * MiB;

    /// <summary>The files and folders that are looked at to find an assembly.</summary>
    public const int FilesInFolder = 100_000;

    /// <summary>The folders below <c>bin</c> that are gone down.</summary>
    public const int FolderDepth = 6;

    /// <summary>The projects of a solution.</summary>
    public const int Projects = 5_000;
}
