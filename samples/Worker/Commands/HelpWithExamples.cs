using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Gen.Samples.Worker.Commands;

/// <summary>The usual help, and what people copy.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string Examples = """
        Examples:
          worker                                 run the playbook that comes with the worker
          worker run report.yaml                 run a playbook of yours
          worker run report.yaml --json > r.json keep all results
          worker list                            what a step's 'action' can be, and its inputs
          worker serve --server http://host:8090 take playbooks from a server and run them, 4 at once
          worker runs                            what was run, and what became of it
          worker show ID                         a run's events and results

          worker --database 'Data Source=w.db'   record runs there; also WORKER_DATABASE, and PostgreSQL

          ENABLED_PLUGINS=python,sqlite worker   with these actions only; names separated by ',', '*' allowed

        Exit codes:
          0 all steps succeeded   1 a step failed   2 wrong usage, playbook or database   130 stopped by Ctrl+C
        """;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(Examples);
        return exitCode;
    }
}
