using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Gen.Plugins.Testing;

/// <summary>A file of a project that is not code, as a build hands it to analyzers.</summary>
public sealed class TextFile : AdditionalText
{
    private readonly SourceText? _text;

    public TextFile(string path, string text)
        : this(path, SourceText.From(text))
    {
    }

    /// <param name="path">Where it lies.</param>
    /// <param name="text">What it holds; <see langword="null"/>: it cannot be read.</param>
    public TextFile(string path, SourceText? text) => (Path, _text) = (path, text);

    public override string Path { get; }

    /// <summary>How often the text was asked for.</summary>
    public int Reads { get; private set; }

    /// <summary>A file of those bytes, decoded as the compiler does it: by a byte-order mark, else as UTF-8, else by a code page.</summary>
    public static TextFile OfBytes(string path, byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        try
        {
            return new(path, SourceText.From(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)));
        }
        catch (DecoderFallbackException)
        {
            stream.Position = 0;
            return new(path, SourceText.From(stream, Encoding.Latin1));
        }
    }

    public override SourceText? GetText(CancellationToken cancellationToken = default)
    {
        Reads++;
        return _text;
    }
}
