using System.Text;
using Gen.Worker.Runtime.Actions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Tests.Support;

internal static class Inputs
{
    /// <summary>What an action gets if its step's inputs are this JSON.</summary>
    public static ActionContext Context(string json, string? folder = null)
        => new("it", folder ?? Path.GetTempPath(), new ActionInputs(Json.Parse(Encoding.UTF8.GetBytes(json))));
}
