using System.Text;
using Gen.Worker.Shared.Databases;
using Gen.Worker.Shared.Databases.Sql;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>
/// Files that SQL names by a relative path are in the playbook's folder, whatever folder the worker was started in. They are told by their place: straight after FROM or JOIN, in read_…( and its
/// like, and as the file of COPY, ATTACH, EXPORT and IMPORT. Any other text is a value, and stays as it is.
/// </summary>
internal static class RelativeFiles
{
    private static readonly string[] FileFunctions = ["PARQUET_SCAN", "PARQUET_METADATA", "PARQUET_FILE_METADATA", "PARQUET_SCHEMA", "SNIFF_CSV", "GLOB", "ST_READ"];

    /// <summary>Functions in whose arguments FROM stands.</summary>
    private static readonly string[] FromFunctions = ["EXTRACT", "TRIM", "SUBSTRING", "OVERLAY", "POSITION"];

    /// <summary>The statement with full paths.</summary>
    /// <param name="sql">One statement.</param>
    /// <param name="folder">The playbook's folder.</param>
    public static string Resolve(string sql, string folder)
    {
        if (!sql.Contains('\'', StringComparison.Ordinal))
        {
            return sql;
        }

        var text = new StringBuilder(sql.Length);
        var place = new Place();
        var copied = 0;
        for (var i = 0; i < sql.Length;)
        {
            var end = SqlCode.End(sql, i, DatabaseDialect.DuckDb);
            if (end == i)
            {
                i = place.Read(sql, i);
            }
            else
            {
                if (sql[i] == '\'')
                {
                    if (place.IsFile && Full(sql[(i + 1)..(end - 1)].Replace("''", "'", StringComparison.Ordinal), folder) is { } full)
                    {
                        text.Append(sql, copied, i - copied).Append(DatabaseDialect.Literal(full));
                        copied = end;
                    }

                    place.ReadValue();
                }
                else if (sql[i] is '"' or '$')
                {
                    place.ReadValue();
                }

                i = end;
            }
        }

        return copied == 0 ? sql : text.Append(sql, copied, sql.Length - copied).ToString();
    }

    /// <summary>A path with a scheme, a drive or a root is no relative one.</summary>
    private static string? Full(string path, string folder)
        => path.Length == 0 || path[0] is '~' or '\0' || path.Contains(':', StringComparison.Ordinal) || Path.IsPathRooted(path) || path.Contains('\0', StringComparison.Ordinal) ? null : Path.Join(folder, path);

    /// <summary>Where in a statement the reader is.</summary>
    private sealed class Place
    {
        private readonly Stack<string> _functions = new();
        private string _first = "";
        private string _word = "";
        private string _before = "";
        private char _sign;
        private int _lists;

        /// <summary>Whether a text that stands here is a file.</summary>
        public bool IsFile
        {
            get
            {
                var function = _functions.Count > 0 ? _functions.Peek() : "";
                var isArgument = function.StartsWith("READ_", StringComparison.Ordinal) || FileFunctions.Contains(function);
                return _sign switch
                {
                    '(' => isArgument,
                    '[' or ',' => isArgument && _lists > 0,
                    '\0' => _word switch
                    {
                        "FROM" or "JOIN" => _before != "DISTINCT" && !FromFunctions.Contains(function),
                        "TO" => _first == "COPY" && _functions.Count == 0,
                        "ATTACH" or "EXISTS" => _first == "ATTACH",
                        "DATABASE" => _first is "ATTACH" or "EXPORT" or "IMPORT",
                        _ => false,
                    },
                    _ => false,
                };
            }
        }

        /// <summary>Reads a word, a sign or a space.</summary>
        /// <returns>Where it ends.</returns>
        public int Read(string sql, int i)
        {
            var c = sql[i];
            if (char.IsWhiteSpace(c))
            {
                return i + 1;
            }

            if (char.IsLetter(c) || c == '_')
            {
                var end = i + 1;
                while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_'))
                {
                    end++;
                }

                (_before, _word, _sign) = (_sign == '\0' ? _word : "", sql[i..end].ToUpperInvariant(), '\0');
                _first = _first.Length == 0 ? _word : _first;
                return end;
            }

            switch (c)
            {
                case '(':
                    _functions.Push(_sign == '\0' ? _word : "");
                    break;
                case ')' when _functions.Count > 0:
                    _functions.Pop();
                    break;
                case '[':
                    _lists++;
                    break;
                case ']':
                    _lists--;
                    break;
            }

            _sign = c;
            return i + 1;
        }

        /// <summary>Reads a text, a name in quotes or anything else that is no word.</summary>
        public void ReadValue() => _sign = '\'';
    }
}
