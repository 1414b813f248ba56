using System.Data.Common;
using Gen.Plugins.Migrations;
using Gen.Worker.Shared.Storage;

namespace Gen.Samples.Worker.Commands;

/// <summary>Which database the worker records its runs in.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Source">Who says so, for messages.</param>
/// <param name="Folder">The folder to make, if nobody said anything and the file is the worker's own.</param>
internal sealed record DatabaseChoice(DatabaseAddress Address, string Source, string? Folder)
{
    public const string OptionName = "--database";
    public const string Variable = "WORKER_DATABASE";

    /// <summary>What to do about a database that cannot be used.</summary>
    public const string Remedy = $"{OptionName} or {Variable} names another.";

    /// <summary>The option wins over the variable, and that over the file in the user's own data.</summary>
    /// <exception cref="WrongInputException">It is no connection string, or there is no place for the worker's own file.</exception>
    public static DatabaseChoice Read(string? option)
    {
        if (option is not null)
        {
            return Parse(option, OptionName);
        }

        return Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } variable ? Parse(variable, Variable) : Own();
    }

    /// <summary>Opens nothing.</summary>
    /// <param name="toRead">Whether it is only to be read.</param>
    /// <exception cref="WrongInputException">The driver does not understand it.</exception>
    public WorkerDatabase Create(bool toRead)
    {
        try
        {
            return WorkerDatabase.Create(Address, toRead);
        }
        catch (FormatException e)
        {
            throw new WrongInputException($"{Source}: {e.Message}", e);
        }
    }

    /// <summary>Makes the folder of the worker's own file.</summary>
    /// <exception cref="WrongInputException">It cannot be made.</exception>
    public void MakeFolder()
    {
        try
        {
            if (Folder is not null && OperatingSystem.IsWindows())
            {
                Directory.CreateDirectory(Folder);
            }
            else if (Folder is not null)
            {
                // What runs leave behind is the user's own.
                Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongInputException($"The folder for the worker's database, '{Folder}', cannot be made: {e.Message} Name another database with {OptionName} or {Variable}.", e);
        }
    }

    /// <summary>Says which database it was that something is wrong with.</summary>
    public WrongInputException Wrong(Exception exception)
        => new($"{exception.Message} The database is {Address.Name}; {Remedy}", exception);

    private static DatabaseChoice Parse(string text, string source)
    {
        try
        {
            return new(DatabaseAddress.Parse(text), source, null);
        }
        catch (FormatException e)
        {
            throw new WrongInputException($"{source}: {e.Message}", e);
        }
    }

    private static DatabaseChoice Own()
    {
        var data = Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        if (data.Length == 0)
        {
            throw new WrongInputException($"This user has no folder for data, so that the worker has no place for its database. Name one with {OptionName} or {Variable}.");
        }

        var folder = Path.Combine(data, "gen-worker");
        var file = new DbConnectionStringBuilder { ["Data Source"] = Path.Combine(folder, "worker.db") };
        return new(DatabaseAddress.Parse(file.ConnectionString), "the worker's own file", folder);
    }
}
