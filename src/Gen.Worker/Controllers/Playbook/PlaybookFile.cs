using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Shared.Secrets.Files;
using Book = Gen.Worker.Runtime.Playbooks.Playbook;

namespace Gen.Worker.Controllers.Playbook;

/// <summary>Reads a playbook's file, which is in the folder of the playbook that asks for it or below: a playbook that somebody else wrote cannot have any file of the machine read and quoted.</summary>
internal static class PlaybookFile
{
    private const string Input = "path";

    /// <exception cref="ActionInputException">It is elsewhere, or cannot be read.</exception>
    /// <exception cref="PlaybookException">It is no playbook.</exception>
    public static async Task<Book> ReadAsync(string folder, string path, CancellationToken cancellationToken)
    {
        try
        {
            return await PlaybookReader.ReadAsync(Shown(Find(folder, path)), cancellationToken: cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new ActionInputException(Input, $"is '{path}', which cannot be read: {e.Message}", e);
        }
    }

    private static string Find(string folder, string path)
    {
        if (Path.IsPathRooted(path))
        {
            throw new ActionInputException(Input, $"is '{path}'; it is relative to the folder of the playbook.");
        }

        var file = Path.GetFullPath(Path.Combine(folder, path));
        if (!IsIn(file, folder))
        {
            throw new ActionInputException(Input, $"is '{path}', which is outside of the playbook's folder. Put the playbooks that one runs beside it or below.");
        }

        if (!File.Exists(file))
        {
            throw new ActionInputException(Input, $"is '{path}', and there is no such file in the folder of the playbook.");
        }

        // What is opened is what was looked at: a link cannot lead elsewhere afterwards.
        var real = RealPath.Of(file);
        return IsIn(real, RealPath.Of(Path.GetFullPath(folder)))
            ? real
            : throw new ActionInputException(Input, $"is '{path}', a link that leads out of the playbook's folder.");
    }

    private static bool IsIn(string file, string folder) => file.StartsWith(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The short form for messages, if the file is below where the worker was started.</summary>
    private static string Shown(string file) => Path.GetRelativePath(Directory.GetCurrentDirectory(), file) is var relative && relative.StartsWith("..", StringComparison.Ordinal) ? file : relative;
}
