namespace Gen.Samples.WorkerServer.OpenApi;

/// <summary>
/// What the server's API is, as OpenAPI 3.1. Written by hand: the library that would make it is not for the target that is published natively, and would know neither limits nor reasons. A
/// test holds it against the routes, the members of requests and those of answers.
/// </summary>
internal static class OpenApiDocument
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var document = Read();
        routes.MapGet("/openapi/v1.json", context =>
        {
            context.Response.ContentType = "application/json";
            context.Response.ContentLength = document.Length;
            return context.Response.Body.WriteAsync(document, context.RequestAborted).AsTask();
        });
    }

    public static byte[] Read()
    {
        using var resource = typeof(OpenApiDocument).Assembly.GetManifestResourceStream("openapi.json")!;
        var bytes = new byte[resource.Length];
        resource.ReadExactly(bytes);
        return bytes;
    }
}
