using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;

namespace Gen.Worker.Actions.Python;

/// <summary>
/// A process and all that it started, also what left its parents. Three nets: the process group, which children stay in unless they ask to leave it;
/// the tree of parents; and, on Linux, a mark in the environment, which every child inherits (as Jenkins finds what a build left behind).
/// </summary>
/// <param name="mark">A variable and its value, unique to the family.</param>
internal sealed partial class ProcessFamily(string mark)
{
    private const int SigKill = 9;

    /// <summary>A family that forks while it is killed is swept again, but not for ever.</summary>
    private const int MostSweeps = 100;

    private readonly byte[] _mark = Encoding.UTF8.GetBytes(mark);

    /// <summary>Ends all of them.</summary>
    /// <param name="first">The first of them, which may have ended.</param>
    public void Kill(Process first)
    {
        KillTree(first);
        if (!OperatingSystem.IsWindows())
        {
            // The first made itself the leader of a group of its number. No other process gets that number while the group has members.
            _ = KillProcess(-first.Id, SigKill);
        }

        for (var sweep = 0; OperatingSystem.IsLinux() && sweep < MostSweeps && KillMarked(); sweep++)
        {
        }
    }

    private static void KillTree(Process first)
    {
        try
        {
            first.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It has ended, or some of them have while they were looked for. What is left is for the other nets.
        }
    }

    private bool KillMarked()
    {
        var found = false;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && HasMark(folder))
            {
                found = true;
                _ = KillProcess(id, SigKill);
            }
        }

        return found;
    }

    private bool HasMark(string folder)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(folder, "environ")).AsSpan().IndexOf(_mark) >= 0;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or belongs to somebody else.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int KillProcess(int id, int signal);
}
