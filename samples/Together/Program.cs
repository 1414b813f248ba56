using System.Runtime.InteropServices;
using Gen.Samples.Together;

if (args is ["--help" or "-h" or "-?", ..])
{
    Console.WriteLine("""
        Starts the worker's server, and a worker that takes its work, until Ctrl+C. Then the worker comes to the end of what it runs, and the server after it.

        Usage: together [WORKER OPTIONS]     such as --slots 8; 'worker serve --help' shows them

        Try:
          curl -X PUT --data-binary @hello.yaml http://127.0.0.1:8090/api/catalog/hello
          curl -d '{"path": "hello"}' -H 'content-type: application/json' http://127.0.0.1:8090/api/run/playbook

        GEN_SERVER_URLS is where the server listens (http://127.0.0.1:8090), GEN_SERVER_DATABASE and WORKER_DATABASE are where the two keep what they know.
        """);
    return 0;
}

using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext context)
{
    // The two are told, one after the other; until both have ended, so does this.
    context.Cancel = true;
    stop.Cancel();
}

using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return await Both.RunAsync(args, stop.Token);
