using System.Globalization;

namespace Gen.Samples.WorkerServer.Http;

/// <summary>What stands after the <c>?</c>.</summary>
internal static class Query
{
    /// <exception cref="ProblemException">There is another name in it, or one twice.</exception>
    public static void Check(HttpContext context, params string[] names)
    {
        foreach (var (name, values) in context.Request.Query)
        {
            if (Array.IndexOf(names, name) < 0 || values.Count != 1)
            {
                throw ProblemException.Wrong(names.Length == 0 ? "This place has no '?' in its address." : $"'{name}' is unknown here, or there twice. Known: {string.Join(", ", names)}.");
            }
        }
    }

    public static string? Text(HttpContext context, string name) => context.Request.Query[name] is [{ Length: > 0 } text] ? text : null;

    /// <exception cref="ProblemException">It is no such number.</exception>
    public static long? Number(HttpContext context, string name, long least, long most)
        => Text(context, name) is not { } text ? null
            : long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw ProblemException.Wrong($"'{name}' must be a whole number from {least} to {most}.");
}
