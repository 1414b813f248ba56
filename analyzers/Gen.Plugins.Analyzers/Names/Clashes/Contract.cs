namespace Gen.Plugins.Analyzers.Names.Clashes;

/// <summary>A contract, as a manifest knows it.</summary>
/// <param name="Id">Its type and assembly; see <see cref="Model.ContractModel.Id"/>.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct Contract(string Id, string Name)
{
    /// <summary>The type without its assembly.</summary>
    public string TypeName => Id.Substring(0, Math.Max(0, Id.LastIndexOf(", ", StringComparison.Ordinal)));

    public string AssemblyName => Id.Substring(Id.LastIndexOf(", ", StringComparison.Ordinal) + 2);

    /// <summary>What is the same for a generic contract and all that is made of it: <c>Acme.IRows`1</c> of <c>Acme.IRows`1[System.Int32]</c>.</summary>
    public string Definition => TypeName.Split('[')[0] + ", " + AssemblyName;
}
