using System.Buffers;
using Gen.Samples.WorkerServer.Http;

namespace Gen.Samples.WorkerServer.Api;

/// <summary>Paths of playbooks in the catalogue: <c>reports/daily</c>. They are names and no files, and look like none that would mean another one somewhere.</summary>
internal static class CatalogPath
{
    private const int Longest = 512;
    private const int LongestSegment = 128;

    private static readonly SearchValues<char> s_refused = SearchValues.Create("\\%?#*:<>|\"");

    /// <exception cref="ProblemException">It is none.</exception>
    public static string Check(string? path)
    {
        if (path is not { Length: > 0 and <= Longest } || !Array.TrueForAll(path.Split('/'), IsSegment))
        {
            throw ProblemException.Wrong(
                $"'{Short(path)}' is no path of a playbook. It is up to {Longest} characters, such as 'reports/daily': names with '/' between, none of them '.', '..', empty, longer than {LongestSegment}, or with \\ % ? # * : < > | \" or control characters in it.");
        }

        return path;
    }

    private static bool IsSegment(string segment)
        => segment is { Length: > 0 and <= LongestSegment } and not "." and not ".."
            && segment.Trim().Length == segment.Length
            && segment.AsSpan().IndexOfAny(s_refused) < 0
            && !segment.Any(static c => char.IsControl(c) || char.IsSurrogate(c));

    private static string Short(string? path) => path is null ? "" : path.Length <= 80 ? path : path[..80] + "...";
}
