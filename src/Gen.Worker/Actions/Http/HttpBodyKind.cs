namespace Gen.Worker.Actions.Http;

/// <summary>How a body is written.</summary>
internal enum HttpBodyKind
{
    /// <summary>As JSON, whatever it is.</summary>
    Json,

    /// <summary>A map as <c>a=1&amp;b=2</c>.</summary>
    Form,

    /// <summary>A map as parts of a form.</summary>
    Multipart,

    /// <summary>Text as it is.</summary>
    Text,
}
