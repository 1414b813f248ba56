namespace Gen.Worker.Shared.Secrets.Http;

/// <summary>Reads a body that a server may have no end of.</summary>
public static class LimitedBody
{
    /// <summary>Reads a body.</summary>
    /// <param name="content">The answer's content.</param>
    /// <param name="mostBytes">The most bytes that are read, decompressed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The body, or <see langword="null"/> if it is longer.</returns>
    /// <exception cref="IOException">It does not arrive whole, or is not compressed as its headers say.</exception>
    public static async Task<byte[]?> ReadAsync(HttpContent content, int mostBytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(content);

        // Said is not sent: the count decides, but what says that it is too long need not be read.
        if (content.Headers.ContentLength > mostBytes)
        {
            return null;
        }

        try
        {
            return await ReadAllAsync(content, mostBytes, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException)
        {
            throw new IOException("The body is not compressed as its headers say.", e);
        }
    }

    private static async Task<byte[]?> ReadAllAsync(HttpContent content, int mostBytes, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var body = new MemoryStream();
            var buffer = new byte[64 * 1024];
            while (await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
            {
                if (body.Length + read > mostBytes)
                {
                    return null;
                }

                body.Write(buffer, 0, read);
            }

            return body.ToArray();
        }
    }
}
