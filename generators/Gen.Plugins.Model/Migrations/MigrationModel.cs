namespace Gen.Plugins.Model.Migrations;

/// <summary>What a migration is, without its SQL: all that tables, lock files and tools need to know of it. Compared by value, strings and numbers only.</summary>
internal sealed record MigrationModel
{
    /// <summary>Where it stands among the migrations of its plugin; 1 or more.</summary>
    public required long Number { get; init; }

    public required string Name { get; init; }

    /// <summary>The file, relative to the project, with <c>/</c>.</summary>
    public required string Path { get; init; }

    /// <summary>See <see cref="MigrationText.Checksum"/>.</summary>
    public required string Checksum { get; init; }

    /// <summary>The only dialect that it is for; <see langword="null"/>: any.</summary>
    public string? Dialect { get; init; }

    public bool NoTransaction { get; init; }

    /// <summary>The length of the text in bytes of UTF-8, as it is compiled in.</summary>
    public int Length { get; init; }

    /// <summary>Whether some database would be given both of two migrations.</summary>
    public bool Meets(MigrationModel other) => Dialect is null || other.Dialect is null || Dialect == other.Dialect;
}
