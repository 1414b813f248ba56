using System.IO.Compression;
using System.Xml;

namespace Gen.Plugins.Tool.Reading;

/// <summary>Reads the assemblies of a package: those of the best <c>lib</c> folder, or of a tool. Nothing is unpacked to disk.</summary>
internal static class PackageReader
{
    /// <summary>The end of a zip file without a comment.</summary>
    private const int EndRecord = 22;

    /// <exception cref="UnreadableException">It is no package, or a hostile one.</exception>
    public static IReadOnlyList<ReadAssembly> Read(string path) =>
        Read(path, (assembly, place, package) => AssemblyReader.Read(assembly, place, package) is { } manifest ? new ReadAssembly(manifest, null, path) : null);

    /// <summary>Reads something else of each assembly.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="path">The package.</param>
    /// <param name="read">Takes an assembly, what messages call it, and the package's name and version; may keep the assembly.</param>
    /// <inheritdoc cref="Read(string)"/>
    public static IReadOnlyList<T> Read<T>(string path, Func<MemoryStream, string, string, T?> read)
        where T : class
    {
        using var stream = Files.Open(path, ReadLimits.Package);
        try
        {
            CheckDirectory(stream, path);
            using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
            var package = Identity(zip) ?? Path.GetFileNameWithoutExtension(path);
            var left = ReadLimits.Unpacked;
            var assemblies = new List<T>();
            foreach (var entry in BestFolder(zip, path))
            {
                var place = $"{entry.FullName} in {path}";
                if (read(Unpack(entry, place, ref left), place, package) is { } result)
                {
                    assemblies.Add(result);
                }
            }

            return assemblies;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or IOException or NotSupportedException or ArgumentException)
        {
            throw new UnreadableException($"{path} is no package, or is damaged or cut off ({e.Message.TrimEnd('.')}). Pack or download it again.", e);
        }
    }

    /// <summary>The library reads the whole table of contents at once; how large it can be is told by where it starts and ends.</summary>
    private static void CheckDirectory(FileStream stream, string path)
    {
        var tail = new byte[(int)Math.Min(stream.Length, EndRecord + ushort.MaxValue)];
        stream.Seek(-tail.Length, SeekOrigin.End);
        stream.ReadExactly(tail);
        stream.Position = 0;
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || end + EndRecord > tail.Length)
        {
            throw new InvalidDataException("it has no table of contents");
        }

        var start = BitConverter.ToUInt32(tail, end + 16);
        if (stream.Length - tail.Length + end - start > ReadLimits.PackageDirectory)
        {
            throw new UnreadableException($"{path} is refused: its table of contents has more than {ReadLimits.PackageDirectory >> 20} MB.");
        }
    }

    /// <summary>Name and version, as its <c>.nuspec</c> has them.</summary>
    private static string? Identity(ZipArchive zip)
    {
        if (zip.Entries.FirstOrDefault(static e => !e.FullName.Contains('/', StringComparison.Ordinal) && e.FullName.EndsWith(".nuspec", StringComparison.OrdinalIgnoreCase)) is not { } nuspec)
        {
            return null;
        }

        try
        {
            using var stream = nuspec.Open();
            using var xml = SafeXml.Open(stream);
            string? id = null, version = null;
            while ((id is null || version is null) && xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, Depth: 2, IsEmptyElement: false, LocalName: "id" or "version" } && xml.LocalName is var name && xml.Read() && xml.NodeType == XmlNodeType.Text)
                {
                    (id, version) = name == "id" ? (xml.Value.Trim(), version) : (id, xml.Value.Trim());
                }
            }

            return id is null || version is null ? null : $"{id} {version}";
        }
        catch (XmlException)
        {
            // It only names the package in messages; the file's name does that too.
            return null;
        }
    }

    private static IEnumerable<ZipArchiveEntry> BestFolder(ZipArchive zip, string path)
    {
        var folders = zip.Entries
            .Where(static e => e.FullName.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            .Select(static e => (Entry: e, Parts: e.FullName.Replace('\\', '/').Split('/')))
            .Where(static e => e.Parts is ["lib", _] or ["lib", _, _] or ["tools", _, _, _])
            .GroupBy(static e => (Rank: e.Parts[0] == "lib" ? 1 : 0, Folder: e.Parts.Length == 2 ? "" : e.Parts[1], Runtime: e.Parts.Length > 3 ? e.Parts[2] : ""))
            .OrderByDescending(static g => g.Key.Rank)
            .ThenByDescending(static g => TargetFramework.Rank(g.Key.Folder))
            .ThenBy(static g => g.Key.Folder, StringComparer.Ordinal)
            .ThenBy(static g => g.Key.Runtime, StringComparer.Ordinal)
            .FirstOrDefault();
        return folders?.Select(static e => e.Entry).OrderBy(static e => e.FullName, StringComparer.Ordinal)
            ?? throw new UnreadableException($"{path} has no assembly in lib: plugins come from packages that have one.");
    }

    /// <summary>What the entry says of its size is not believed.</summary>
    private static MemoryStream Unpack(ZipArchiveEntry entry, string place, ref long left)
    {
        using var packed = entry.Open();
        var unpacked = new MemoryStream();
        var buffer = new byte[0x10000];
        for (int read; (read = packed.Read(buffer)) > 0;)
        {
            if ((left -= read) < 0)
            {
                throw new UnreadableException($"{place} is refused: unpacked, the assemblies of the package have more than {ReadLimits.Unpacked >> 20} MB.");
            }

            unpacked.Write(buffer, 0, read);
        }

        unpacked.Position = 0;
        return unpacked;
    }
}
