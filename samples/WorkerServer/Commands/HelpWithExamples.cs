using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Gen.Samples.WorkerServer.Commands;

/// <summary>The usual help, and what people copy.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private const string Examples = """
        Examples:
          worker-server                                            on this machine only, with a file of its own
          worker-server --database 'Data Source=server.db'         in that SQLite file; also GEN_SERVER_DATABASE
          worker-server --database 'postgresql://user@host/name'   in PostgreSQL
          GEN_SERVER_TOKEN=... worker-server --urls http://0.0.0.0:8090
                                                                   for other machines: needs a token, which clients send as a bearer

          curl -T report.yaml http://127.0.0.1:8090/api/catalog/reports/daily
          curl http://127.0.0.1:8090/api/run/playbook -H 'Content-Type: application/json' -d '{"path": "reports/daily"}'
          curl http://127.0.0.1:8090/openapi/v1.json

        Exit codes:
          0 stopped by a signal   1 stopped by an error   2 wrong usage or database
        """;

    public override int Invoke(ParseResult parseResult)
    {
        var exitCode = help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(Examples);
        return exitCode;
    }
}
