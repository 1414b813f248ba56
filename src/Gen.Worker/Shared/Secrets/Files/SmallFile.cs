using System.Text;

namespace Gen.Worker.Shared.Secrets.Files;

/// <summary>Reads a file that must be small.</summary>
internal static class SmallFile
{
    /// <summary>The most bytes that are read.</summary>
    public const int MostBytes = 1024 * 1024;

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="SecretException">It is too long, or cannot be read.</exception>
    public static async Task<byte[]> ReadAsync(string path, string what, CancellationToken cancellationToken)
    {
        try
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.Asynchronous);
            await using (file.ConfigureAwait(false))
            {
                // The length that a file says is not the length that it has: it may grow, or be no file at all.
                var bytes = new byte[MostBytes + 1];
                var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
                return read <= MostBytes ? bytes[..read] : throw new SecretException($"{what} is longer than {MostBytes} bytes.");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new SecretException($"{what} cannot be read: {e.Message}", e);
        }
    }

    /// <summary>The file as text.</summary>
    /// <exception cref="SecretException">It is not UTF-8.</exception>
    public static string ToText(byte[] bytes, string what)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (ArgumentException e)
        {
            throw new SecretException($"{what} is not text in UTF-8.", e);
        }
    }
}
