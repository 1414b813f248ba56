namespace Gen.Worker.Actions.Python;

/// <summary>What came through a pipe.</summary>
/// <param name="Bytes">As much of it as was kept.</param>
/// <param name="IsTooLong">There was more.</param>
internal readonly record struct Output(ReadOnlyMemory<byte> Bytes, bool IsTooLong)
{
    /// <summary>Reads all and keeps the beginning. Reading goes on when it is too long, because a full pipe would hold the writer up.</summary>
    public static async Task<Output> ReadStartAsync(Stream stream, int most)
    {
        var kept = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var isTooLong = false;
        while (await stream.ReadAsync(buffer).ConfigureAwait(false) is var read and > 0)
        {
            var room = Math.Min(read, most - (int)kept.Length);
            kept.Write(buffer, 0, room);
            isTooLong |= room < read;
        }

        return new(kept.GetBuffer().AsMemory(0, (int)kept.Length), isTooLong);
    }

    /// <summary>Reads all and keeps the end.</summary>
    public static async Task<Output> ReadEndAsync(Stream stream, int most)
    {
        // Two buffers that take turns: a gigabyte of output costs no more than a little.
        var (last, current) = (new MemoryStream(most), new MemoryStream(most));
        var buffer = new byte[16 * 1024];
        var isTooLong = false;
        while (await stream.ReadAsync(buffer).ConfigureAwait(false) is var read and > 0)
        {
            if (current.Length + read > most)
            {
                isTooLong |= last.Length > 0;
                (last, current) = (current, last);
                current.SetLength(0);
            }

            current.Write(buffer, 0, read);
        }

        byte[] end = [.. last.GetBuffer().AsSpan(0, (int)last.Length), .. current.GetBuffer().AsSpan(0, (int)current.Length)];
        return new(end.AsMemory(Math.Max(0, end.Length - most)), isTooLong || end.Length > most);
    }
}
