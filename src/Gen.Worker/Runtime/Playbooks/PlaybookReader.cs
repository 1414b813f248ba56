using System.Text;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Runtime.Templates;

namespace Gen.Worker.Runtime.Playbooks;

/// <summary>Reads playbooks from YAML.</summary>
public static class PlaybookReader
{
    /// <summary>The word for the values that steps share, and their name in expressions.</summary>
    internal const string Workload = "workload";

    private const int LongestName = 500;

    /// <summary>Reads a playbook's file.</summary>
    /// <param name="path">The file. Messages name it as it is given here.</param>
    /// <param name="limits">What it may cost.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PlaybookException">It is no playbook.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file cannot be read.</exception>
    public static async Task<Playbook> ReadAsync(string path, PlaybookLimits? limits = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        limits ??= PlaybookLimits.Default;
        var file = File.OpenRead(path);
        await using (file.ConfigureAwait(false))
        {
            // A device has no length, so that only reading tells when it is too much.
            var bytes = new byte[limits.FileBytes + 1];
            var read = await file.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            if (read > limits.FileBytes)
            {
                throw new PlaybookException(new(path, 1, 1), $"The file is larger than {limits.FileBytes} bytes.");
            }

            return Parse(Decode(bytes.AsSpan(0, read), path), path, Path.GetDirectoryName(Path.GetFullPath(path))!, limits);
        }
    }

    /// <summary>Reads a playbook's text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">What messages call it.</param>
    /// <param name="folder">The folder that relative paths in it are relative to.</param>
    /// <param name="limits">What it may cost.</param>
    /// <exception cref="PlaybookException">It is no playbook.</exception>
    public static Playbook Parse(string text, string file, string folder, PlaybookLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        limits ??= PlaybookLimits.Default;
        var root = new YamlMembers(YamlTreeReader.Read(text, file, limits), "A playbook", ["name", "description", Workload, "workbook", "steps"]);
        var name = root.Text("name");
        if (name.Length > LongestName)
        {
            throw new PlaybookException(root.LocationOf("name"), $"A playbook's name has at most {LongestName} characters.");
        }

        var description = root.OptionalText("description");
        var workload = root.OptionalMap(Workload);
        if (workload is not null)
        {
            NoReferences(workload);
        }

        var warnings = new List<PlaybookWarning>();
        var steps = Steps("steps", root.Get("steps"), limits, warnings);
        var workbook = root.Has("workbook") ? Steps("workbook", root.Get("workbook"), limits, warnings) : [];
        return new(name, description, folder, root.Location, workload is null ? Values.Json.EmptyObject : TemplateParser.Literal(workload).Value, steps)
        {
            Workbook = workbook,
            Warnings = warnings,
            Text = text,
        };
    }

    private static string Decode(ReadOnlySpan<byte> bytes, string path)
    {
        try
        {
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException e)
        {
            throw new PlaybookException(new(path, 1, 1), $"The file is not UTF-8 text: byte {e.Index + 1} is wrong.", e);
        }
    }

    private static List<PlaybookStep> Steps(string key, YamlNode node, PlaybookLimits limits, List<PlaybookWarning> warnings)
    {
        if (node is not YamlList { Items.Count: > 0 } list)
        {
            throw new PlaybookException(node.Location, $"'{key}' must be a list with at least one step.");
        }

        if (list.Items.Count > limits.Steps)
        {
            throw new PlaybookException(list.Items[limits.Steps].Location, $"There are more than {limits.Steps} steps.");
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        var steps = new List<PlaybookStep>(list.Items.Count);
        foreach (var item in list.Items)
        {
            var step = StepReader.Read(item, null, warnings);
            if (!names.Add(step.Name))
            {
                throw new PlaybookException(step.Location, $"There is a step '{step.Name}' already. Steps refer to each other by name.");
            }

            steps.Add(step);
        }

        return steps;
    }

    /// <summary>The workload is data. A reference in it would otherwise reach an action as text.</summary>
    private static void NoReferences(YamlNode node)
    {
        switch (node)
        {
            case YamlScalar scalar when FirstMark(scalar.Text) is var at and >= 0:
                throw new PlaybookException(scalar.Locate(at), "References are not resolved in 'workload'. Use them in the inputs of a step.");
            case YamlList list:
                foreach (var item in list.Items)
                {
                    NoReferences(item);
                }

                break;
            case YamlMap map:
                foreach (var member in map.Members)
                {
                    NoReferences(member.Value);
                }

                break;
        }
    }

    private static int FirstMark(string text)
        => (text.IndexOf("{{", StringComparison.Ordinal), text.IndexOf("{%", StringComparison.Ordinal)) switch
        {
            (var expression, < 0) => expression,
            ( < 0, var statement) => statement,
            var (expression, statement) => Math.Min(expression, statement),
        };
}
