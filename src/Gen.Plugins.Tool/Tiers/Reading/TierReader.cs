using Gen.Plugins.Tool.Reading;

namespace Gen.Plugins.Tool.Tiers.Reading;

/// <summary>Reads the tiers of what a path leads to, and who uses whom there. Nothing of it is run.</summary>
internal sealed class TierReader
{
    private readonly List<(TierSource Source, TierAssembly Assembly)> _read = [];
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _lookedFor = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _notes = [];

    private TierReader()
    {
    }

    /// <summary>Reads a path.</summary>
    /// <param name="path">As all commands take it.</param>
    /// <param name="withUses">Whether to count who uses whom.</param>
    /// <exception cref="UnreadableException">There is nothing that could be shown; the message says why.</exception>
    public static TierReading Read(string path, bool withUses)
    {
        var reader = new TierReader();
        foreach (var source in reader.Sources(path))
        {
            reader.TryRead(source);
        }

        reader.ReadReferences();
        if (reader._read.Count == 0 && reader._notes.Count > 0)
        {
            throw new UnreadableException(reader._notes[0]);
        }

        var catalog = new TierCatalog(reader._read.Select(static r => r.Assembly));
        var name = Directory.Exists(path) ? FolderReader.NameOf(path) : Path.GetFileName(path);
        return new(name, path, catalog, withUses ? reader.Uses(catalog) : new Dictionary<(int, int), int>(), reader._notes);
    }

    private IEnumerable<TierSource> Sources(string path)
    {
        if (Path.GetExtension(path).Equals(".nupkg", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path))
        {
            return PackageReader.Read(path, static (assembly, place, _) => new TierSource(place, null, () => Rewound(assembly)));
        }

        var examined = PathReader.Read(path);
        _notes.AddRange(examined.Notes);
        return examined.Files.Select(OfFile);
    }

    /// <summary>What is in a package lies in memory anyway, and is read twice.</summary>
    private static MemoryStream Rewound(MemoryStream assembly) => new(assembly.GetBuffer(), 0, (int)assembly.Length, writable: false);

    private static TierSource OfFile(string file) => new(file, Path.GetDirectoryName(Path.GetFullPath(file)), () => Files.Open(file, ReadLimits.Assembly));

    /// <summary>Who is used by what has tiers takes part, if it lies beside it: a library says nothing of who brings it.</summary>
    private void ReadReferences()
    {
        for (var i = 0; i < _read.Count; i++)
        {
            var (source, assembly) = _read[i];
            if (source.Folder is not { } folder || assembly.Types.Count == 0)
            {
                continue;
            }

            foreach (var name in assembly.References.Where(n => !_names.Contains(n) && n.Length > 0 && n.IndexOfAny(['/', '\\', .. Path.GetInvalidFileNameChars()]) < 0))
            {
                var file = Path.Combine(folder, name + ".dll");
                if (_lookedFor.Add(file) && File.Exists(file))
                {
                    TryRead(OfFile(file));
                }
            }
        }
    }

    private void TryRead(TierSource source)
    {
        try
        {
            using var stream = source.Open();
            if (AssemblyFile.Read(stream, source.Place, (file, metadata) => TierAssemblyReader.Read(file, metadata, source.Place, new(source.Place))) is { } assembly && _names.Add(assembly.Name))
            {
                _read.Add((source, assembly));
            }
        }
        catch (UnreadableException e)
        {
            // One of many: if it cannot be read, the others still can.
            _notes.Add(e.Message);
        }
    }

    private Dictionary<(int From, int To), int> Uses(TierCatalog catalog)
    {
        var all = new Dictionary<(int From, int To), int>();
        foreach (var (source, assembly) in _read.Where(static r => r.Assembly.Types.Count > 0))
        {
            try
            {
                using var stream = source.Open();
                AssemblyFile.Read(stream, source.Place, (file, metadata) =>
                {
                    var (uses, damaged) = UseScanner.Scan(file, metadata, assembly, catalog, new(source.Place));
                    foreach (var (pair, count) in uses)
                    {
                        all[pair] = all.GetValueOrDefault(pair) + count;
                    }

                    if (damaged > 0)
                    {
                        _notes.Add($"{source.Place} is damaged: {Output.Words.Count(damaged, "method")} of it {(damaged == 1 ? "has" : "have")} code that is none, which was read as far as that. Build or copy it again.");
                    }

                    return assembly;
                });
            }
            catch (UnreadableException e)
            {
                _notes.Add(e.Message);
            }
        }

        return all;
    }
}
