namespace Gen.Plugins.Tool.Reading;

/// <summary>Opens what somebody else wrote: regular files only, and none that is larger than it may be.</summary>
internal static class Files
{
    /// <summary>Opens a file for reading.</summary>
    /// <exception cref="UnreadableException">It is not there, empty, too large, or the system refuses it.</exception>
    public static FileStream Open(string path, long limit)
    {
        try
        {
            // Devices and pipes, which could block or never end, have the length 0.
            var length = new FileInfo(path).Length;
            return length switch
            {
                0 => throw new UnreadableException($"{path} is empty, or no regular file. Build or copy it again."),
                _ when length > limit => throw new UnreadableException($"{path} is refused: it has more than {limit >> 20} MB."),
                _ => new FileStream(path, new FileStreamOptions { Access = FileAccess.Read, Share = FileShare.ReadWrite | FileShare.Delete, Options = FileOptions.RandomAccess, BufferSize = 0x4000 }),
            };
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new UnreadableException($"{path} does not exist. Give the path of an assembly, a package, a project, a solution or a folder.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new UnreadableException($"{path} cannot be read: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>Reads a small file.</summary>
    /// <inheritdoc cref="Open"/>
    public static byte[] ReadAll(string path, long limit = ReadLimits.Text)
    {
        using var stream = Open(path, limit);
        try
        {
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (IOException e)
        {
            throw new UnreadableException($"{path} cannot be read: {e.Message.TrimEnd('.')}.", e);
        }
    }
}
