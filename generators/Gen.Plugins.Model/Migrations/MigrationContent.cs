namespace Gen.Plugins.Model.Migrations;

/// <summary>What is kept of a migration's text after it was read once: not the text.</summary>
/// <param name="Checksum">See <see cref="MigrationText.Checksum"/>; empty if it cannot be read.</param>
/// <param name="Length">In bytes of UTF-8, normalised.</param>
/// <param name="Header">Its options.</param>
/// <param name="Fault">Why it cannot be read, as the end of a sentence; <see langword="null"/>: it can.</param>
internal sealed record MigrationContent(string Checksum, int Length, MigrationHeader Header, string? Fault)
{
    /// <summary>Reads a text, as it was decoded.</summary>
    public static MigrationContent Read(string text)
    {
        if (text.Length > MigrationText.Longest)
        {
            return Unreadable($"it has more than {MigrationText.Longest >> 20} MB: load data in another way, or in several migrations");
        }

        if (text.IndexOf('\0') >= 0)
        {
            return Unreadable("it holds the character 0, as UTF-16 without a byte-order mark and binary files do: save it as UTF-8");
        }

        // Where the machine has no code page, the compiler puts this sign in place of bytes that are no UTF-8.
        if (text.IndexOf('\uFFFD') >= 0)
        {
            return Unreadable("it holds bytes that are no UTF-8, or the sign U+FFFD that stands for such: save it as UTF-8");
        }

        if (MigrationText.Encode(MigrationText.Normalise(text)) is not { } utf8)
        {
            return Unreadable("it holds halves of characters: save it as UTF-8");
        }

        return utf8.Length > MigrationText.Longest
            ? Unreadable($"it has more than {MigrationText.Longest >> 20} MB: load data in another way, or in several migrations")
            : new(MigrationText.Checksum(utf8), utf8.Length, MigrationHeader.Read(text), null);
    }

    public static MigrationContent Unreadable(string reason) => new("", 0, new MigrationHeader(), reason);
}
