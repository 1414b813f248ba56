using System.Data.Common;
using Gen.Plugins.Migrations;
using Gen.Worker.Shared.Storage;

namespace Gen.Samples.WorkerServer.Commands;

/// <summary>Which database the server uses.</summary>
internal static class DatabaseChoice
{
    public const string OptionName = "--database";
    public const string Variable = "GEN_SERVER_DATABASE";

    /// <summary>The option wins over the variable, and that over a file in the user's own data, whose folder is made.</summary>
    /// <exception cref="WrongInputException">It is no connection string, or there is no place for the server's own file.</exception>
    public static WorkerDatabase Open(string? option)
        => option is not null ? Create(option, OptionName)
            : Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? Create(variable, Variable)
            : Create(Own(), "the server's own file");

    private static WorkerDatabase Create(string text, string source)
    {
        try
        {
            return WorkerDatabase.Create(DatabaseAddress.Parse(text));
        }
        catch (FormatException e)
        {
            throw new WrongInputException($"{source}: {e.Message}", e);
        }
    }

    private static string Own()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (data.Length == 0)
        {
            throw new WrongInputException($"This user has no folder for data, so that the server has no place for its database. Name one with {OptionName} or {Variable}.");
        }

        var folder = Path.Combine(data, "gen-worker");
        try
        {
            if (OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(folder);
            }
            else
            {
                // What runs leave behind is the user's own.
                Directory.CreateDirectory(folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"The folder for the server's database, '{folder}', cannot be made: {e.Message} Name another database with {OptionName} or {Variable}.", e);
        }

        return new DbConnectionStringBuilder { ["Data Source"] = Path.Combine(folder, "server.db") }.ConnectionString;
    }
}
