using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Gen.Plugins.Tool.Reading;

/// <summary>Opens the metadata of an assembly, which may be damaged or hostile.</summary>
internal static class AssemblyFile
{
    /// <summary>Reads an assembly that may lie in a package.</summary>
    /// <typeparam name="T">What is read of it.</typeparam>
    /// <param name="stream">The assembly; can be sought.</param>
    /// <param name="place">What a message calls it.</param>
    /// <param name="read">Reads it.</param>
    /// <returns><see langword="null"/>: no .NET assembly, but a native one or a part of one.</returns>
    /// <exception cref="UnreadableException">The file is damaged.</exception>
    public static T? Read<T>(Stream stream, string place, Func<PEReader, MetadataReader, T> read)
        where T : class
    {
        try
        {
            using var file = new PEReader(stream, PEStreamOptions.LeaveOpen);
            if (!file.HasMetadata)
            {
                return null;
            }

            if (file.PEHeaders.MetadataSize > ReadLimits.Metadata)
            {
                throw new UnreadableException($"{place} is refused: its metadata has more than {ReadLimits.Metadata >> 20} MB.");
            }

            var metadata = file.GetMetadataReader(MetadataReaderOptions.None);
            return metadata.IsAssembly ? read(file, metadata) : null;
        }
        catch (Exception e) when (e is not (UnreadableException or OperationCanceledException))
        {
            // What a damaged file makes the reader throw is not one type: offsets overflow, heaps end, handles point nowhere.
            throw new UnreadableException($"{place} is no .NET assembly, or is damaged or cut off ({Reason(e)}). Build or copy it again.", e);
        }
    }

    /// <summary>The library's messages end with a full stop and may have several lines.</summary>
    public static string Reason(Exception exception) => exception.Message.Split('\n')[0].Trim().TrimEnd('.');
}
