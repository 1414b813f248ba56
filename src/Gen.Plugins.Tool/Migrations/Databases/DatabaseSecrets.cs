using System.Data.Common;
using System.Text.RegularExpressions;

namespace Gen.Plugins.Tool.Migrations.Databases;

/// <summary>Keeps out of messages what a connection string holds and nobody is to read: passwords and the user. Databases and drivers quote them.</summary>
internal sealed class DatabaseSecrets
{
    private const string Hidden = "***";

    /// <summary>A shorter one is part of many words, and what is left out would tell it.</summary>
    private const int ShortestSecret = 4;

    private static readonly string[] s_passwords = ["Password", "Pwd", "PSW", "Passphrase", "SSL Password", "SslPassword", "Key"];
    private static readonly string[] s_users = ["Username", "User Name", "UserId", "User Id", "UID", "User"];

    private readonly string[] _secrets;
    private readonly string[] _users;

    /// <param name="given">The connection string as it was given.</param>
    /// <param name="connectionString">The same as keys and values; <see langword="null"/>: it is none.</param>
    public DatabaseSecrets(string given, string? connectionString)
    {
        var keys = new DbConnectionStringBuilder();
        if (connectionString is not null)
        {
            keys.ConnectionString = connectionString;
        }

        string?[] secrets = [given, connectionString, .. Values(keys, s_passwords), Environment.GetEnvironmentVariable("PGPASSWORD")];
        _secrets = [.. secrets.OfType<string>().SelectMany(static s => (string[])[s, Uri.EscapeDataString(s)]).Where(static s => s.Length >= ShortestSecret).Distinct(StringComparer.Ordinal).OrderByDescending(static s => s.Length)];
        string?[] users = [.. Values(keys, s_users), Environment.GetEnvironmentVariable("PGUSER")];
        _users = [.. users.OfType<string>().Where(static u => u.Length > 0).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A message without them.</summary>
    public string Hide(string message)
    {
        message = _secrets.Aggregate(message, static (m, s) => m.Replace(s, Hidden, StringComparison.Ordinal));

        // A user may be called as a table is: only what stands as a user does is one.
        return _users.Aggregate(message, static (m, u) => Regex.Replace(
            Regex.Replace(m, $"(?<=\\b(?:user|role)[ =]+[\"']?){Regex.Escape(u)}(?![\\w])", Hidden, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant),
            $"(?<!\\b(?:relation|table|schema|database|column|constraint|index|function|procedure|type|view|sequence|extension) [\"\u00ab\u00bb\u201e])(?<=[\"\u00ab\u00bb\u201e])({Regex.Escape(u)})(?=[\"\u00ab\u00bb\u201c])",
            Hidden,
            RegexOptions.CultureInvariant));
    }

    private static IEnumerable<string> Values(DbConnectionStringBuilder keys, string[] names) =>
        names.Where(keys.ContainsKey).Select(n => keys[n].ToString() ?? "");
}
