namespace Gen.Worker.Shared.Auth;

/// <summary>Where a login comes from.</summary>
public enum AuthSource
{
    /// <summary>A credential that is stored by name.</summary>
    Credential,

    /// <summary>A source of secrets.</summary>
    Secret,

    /// <summary>A variable of the environment, by its own name.</summary>
    Environment,

    /// <summary>The playbook itself.</summary>
    Inline,
}
