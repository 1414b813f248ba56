using System.Globalization;
using NuGet.Versioning;

namespace Gen.Plugins.Model.Names;

/// <summary>Versions and ranges as NuGet reads them.</summary>
internal static class VersionText
{
    /// <summary>SemVer 2.0, strictly: three numbers, and perhaps a prerelease and build metadata.</summary>
    public static bool IsSemanticVersion(string? text) => text is not null && SemanticVersion.TryParse(text, out _);

    /// <summary>The SemVer 2.0 version that was most likely meant; <see langword="null"/>: none.</summary>
    public static string? Mend(string text)
    {
        var trimmed = text.Trim().TrimStart('v', 'V');
        return NuGetVersion.TryParse(trimmed, out var version)
            ? new SemanticVersion(version.Major, version.Minor, version.Patch, version.ReleaseLabels, version.Metadata).ToFullString()
            : null;
    }

    /// <summary>A NuGet range that some version can satisfy: not floating, not empty, not impossible.</summary>
    public static bool IsRange(string? text) => text is not null && FaultOfRange(text) is null;

    /// <summary>Why a text is no usable range, as the end of a sentence; <see langword="null"/> if it is one.</summary>
    public static string? FaultOfRange(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return "it is empty";
        }

        if (!VersionRange.TryParse(text, allowFloating: true, out var range))
        {
            return IsUpsideDown(text) ? "no version is in it" : "it is not in NuGet's notation";
        }

        if (range.IsFloating || text.IndexOf('*') >= 0)
        {
            return "it floats";
        }

        if (range.HasLowerAndUpperBounds)
        {
            var order = VersionComparer.Default.Compare(range.MinVersion!, range.MaxVersion!);
            if (order > 0 || (order == 0 && !(range.IsMinInclusive && range.IsMaxInclusive)))
            {
                return "no version is in it";
            }
        }

        return null;
    }

    /// <summary>The range that was most likely meant; <see langword="null"/>: none.</summary>
    public static string? MendRange(string text)
    {
        var trimmed = text.Trim().Replace(" ", "");
        if (trimmed.StartsWith(">=", StringComparison.Ordinal) && NuGetVersion.TryParse(trimmed.Substring(2), out var from))
        {
            return from.ToString();
        }

        if (trimmed.StartsWith("^", StringComparison.Ordinal) && NuGetVersion.TryParse(trimmed.Substring(1), out var caret) && caret.Major < int.MaxValue)
        {
            return $"[{caret},{caret.Major + 1}.0.0)";
        }

        if (trimmed.EndsWith(".*", StringComparison.Ordinal))
        {
            var numbers = trimmed.Substring(0, trimmed.Length - 2).Split('.');
            if (numbers.Length == 1 && IsNumber(numbers[0], out var major))
            {
                return $"[{major}.0.0,{major + 1}.0.0)";
            }

            if (numbers.Length == 2 && IsNumber(numbers[0], out major) && IsNumber(numbers[1], out var minor))
            {
                return $"[{major}.{minor}.0,{major}.{minor + 1}.0)";
            }
        }

        return trimmed != text && IsRange(trimmed) ? trimmed : null;
    }

    /// <summary>A number that has a next one.</summary>
    private static bool IsNumber(string text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number < int.MaxValue;

    /// <summary>Two versions between brackets, which NuGet reads as a range only if the first one is the smaller.</summary>
    private static bool IsUpsideDown(string text)
    {
        var trimmed = text.Trim();
        return trimmed.Length > 2
            && trimmed[0] is '[' or '('
            && trimmed[trimmed.Length - 1] is ']' or ')'
            && trimmed.Substring(1, trimmed.Length - 2).Split(',') is [var from, var to]
            && NuGetVersion.TryParse(from.Trim(), out _)
            && NuGetVersion.TryParse(to.Trim(), out _);
    }
}
