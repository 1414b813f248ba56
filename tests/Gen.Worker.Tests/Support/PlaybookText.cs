namespace Gen.Worker.Tests.Support;

/// <summary>Playbooks for tests of the program.</summary>
internal static class PlaybookText
{
    /// <summary>Quick steps, <c>s1</c>, <c>s2</c> and so on.</summary>
    public static string Quick(int steps)
        => "name: quick\nsteps:\n" + string.Concat(Enumerable.Range(1, steps).Select(static i => $"  - {{step: s{i}, action: sqlite, inputs: {{sql: 'SELECT {i} AS n'}}}}\n"));

    /// <summary>A step that connects to a witness, and ends when the witness hangs up.</summary>
    public static string Waiting(string step, Witness witness)
        => $"  - step: {step}\n    action: python\n    inputs:\n      code: |\n        {witness.Python.ReplaceLineEndings("\n        ")}\n        def main():\n            witness()\n            kept[0].recv(1)\n            return 'done'\n";
}
