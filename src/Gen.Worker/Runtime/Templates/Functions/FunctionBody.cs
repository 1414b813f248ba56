using Gen.Worker.Runtime.Templates.Data;

namespace Gen.Worker.Runtime.Templates.Functions;

/// <summary>What a function does.</summary>
/// <param name="rendering">Counts what it costs.</param>
/// <param name="target">What it works on.</param>
/// <param name="arguments">What it is given.</param>
internal delegate Value FunctionBody(Rendering rendering, Value target, Arguments arguments);
