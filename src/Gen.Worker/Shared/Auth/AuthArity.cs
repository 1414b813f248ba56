namespace Gen.Worker.Shared.Auth;

/// <summary>How many logins a tool takes.</summary>
public enum AuthArity
{
    /// <summary>One.</summary>
    One,

    /// <summary>A map of them, by names that its text refers to.</summary>
    Many,
}
