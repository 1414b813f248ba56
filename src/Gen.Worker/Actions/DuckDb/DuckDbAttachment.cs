using System.Text.Json;
using Gen.Worker.Shared.Databases;

namespace Gen.Worker.Actions.DuckDb;

/// <summary>A database to attach.</summary>
/// <param name="Alias">Its name in SQL.</param>
/// <param name="IsFile">Whether it is a file, and not on a server.</param>
/// <param name="Target">What <c>ATTACH</c> is told.</param>
/// <param name="Meaning">What is attached, and by which login. It holds secrets, and is for nobody's eyes.</param>
internal sealed record DuckDbAttachment(string Alias, bool IsFile, string Target, string Meaning)
{
    /// <summary>Those of a login.</summary>
    /// <param name="login">The login, with the map <c>secrets</c> of logins and the map <c>attach</c>.</param>
    /// <param name="places">Where files may be.</param>
    /// <exception cref="DatabaseException">One of them is wrong.</exception>
    public static IReadOnlyList<DuckDbAttachment> Of(DatabaseLogin login, DuckDbPlaces places)
        => login.Value("attach") is { ValueKind: JsonValueKind.Object } attach ? [.. attach.EnumerateObject().Select(a => Of(a, login, places))] : [];

    /// <summary>The statement that attaches it.</summary>
    /// <param name="mayBeThere">Whether it is no error that the name is there already.</param>
    public string ToSql(bool mayBeThere) => $"ATTACH {(mayBeThere ? "IF NOT EXISTS " : "")}{Target}";

    private static DuckDbAttachment Of(JsonProperty attach, DatabaseLogin login, DuckDbPlaces places)
    {
        var target = DuckDbSecrets.AttachTarget(attach.Name, attach.Value, places);
        return new(attach.Name, DuckDbSecrets.IsFile(attach.Name, attach.Value), target, target + DuckDbSecrets.AttachSecret(attach.Value, login));
    }

    /// <summary>Its name.</summary>
    public override string ToString() => Alias;
}
