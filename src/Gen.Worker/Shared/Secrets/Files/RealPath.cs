namespace Gen.Worker.Shared.Secrets.Files;

/// <summary>Where a path leads over links.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>The path without links in any of its parts.</summary>
    /// <param name="path">An absolute path.</param>
    /// <exception cref="IOException">The links go in a circle.</exception>
    public static string Of(string path)
    {
        var links = 0;
        var done = Path.GetPathRoot(path)!;
        var open = new Stack<string>(Parts(path[done.Length..]).Reverse());
        while (open.TryPop(out var part))
        {
            if (part == "..")
            {
                done = Path.GetDirectoryName(done) ?? done;
                continue;
            }

            var next = Path.Combine(done, part);
            if (new FileInfo(next).LinkTarget is not { } target)
            {
                done = next;
                continue;
            }

            if (++links > MostLinks)
            {
                throw new IOException($"More than {MostLinks} links lead on from one to the next.");
            }

            // A target is relative to the link's folder; ".." in it is taken after the links before it, as the system does.
            if (Path.IsPathRooted(target))
            {
                done = Path.GetPathRoot(target)!;
                target = target[done.Length..];
            }

            foreach (var more in Parts(target).Reverse())
            {
                open.Push(more);
            }
        }

        return done;
    }

    private static IEnumerable<string> Parts(string path)
        => path.Split([Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar], StringSplitOptions.RemoveEmptyEntries).Where(static p => p != ".");
}
