namespace Gen.Plugins.Model.Text;

/// <summary>Finds what somebody may have meant: the known names that are a slip or two away from an unknown one.</summary>
internal static class NearestNames
{
    private const int LongestName = 128;

    /// <summary>Returns the nearest of <paramref name="known"/>, best first; an empty array if nothing is near.</summary>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The known names; doubles are taken once.</param>
    /// <param name="most">How many to return at the most.</param>
    public static string[] Find(string name, IEnumerable<string> known, int most = 3)
    {
        if (name.Length is 0 or > LongestName)
        {
            return [];
        }

        var limit = Math.Max(1, name.Length / 3);
        var near = new SortedSet<(int Distance, string Name)>(ByDistanceThenName.Instance);
        var wanted = Fold(name);
        foreach (var candidate in known)
        {
            if (candidate.Length > LongestName)
            {
                continue;
            }

            var folded = Fold(candidate);
            var distance = Distance(wanted, folded, limit);
            distance = distance > limit && IsPart(wanted, folded) ? limit : distance;
            if (distance <= limit)
            {
                near.Add((distance, candidate));
                if (near.Count > most)
                {
                    near.Remove(near.Max);
                }
            }
        }

        return [.. near.Select(static n => n.Name)];
    }

    /// <summary>Letters without case, and one separator: <c>S3-Batch</c> is near <c>s3_batch</c>.</summary>
    private static string Fold(string name) => name.ToLowerInvariant().Replace('-', '_').Replace('.', '_').Replace(' ', '_');

    private static bool IsPart(string a, string b) =>
        Math.Min(a.Length, b.Length) >= 3 && (a.StartsWith(b, StringComparison.Ordinal) || b.StartsWith(a, StringComparison.Ordinal));

    /// <summary>The number of letters to insert, delete, change or swap with a neighbour; more than <paramref name="limit"/> means: too far.</summary>
    private static int Distance(string a, string b, int limit)
    {
        if (Math.Abs(a.Length - b.Length) > limit)
        {
            return limit + 1;
        }

        int[] beforeLast = new int[b.Length + 1], last = new int[b.Length + 1], row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            last[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
                }
            }

            (beforeLast, last, row) = (last, row, beforeLast);
        }

        return last[b.Length];
    }

    private sealed class ByDistanceThenName : IComparer<(int Distance, string Name)>
    {
        public static readonly ByDistanceThenName Instance = new();

        public int Compare((int Distance, string Name) x, (int Distance, string Name) y) =>
            x.Distance != y.Distance ? x.Distance.CompareTo(y.Distance) : string.CompareOrdinal(x.Name, y.Name);
    }
}
