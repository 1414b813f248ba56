using Gen.Samples.Worker.Commands;
using Gen.Worker.Runtime.Running;
using Microsoft.Extensions.DependencyInjection;

// AddPlugins is generated: the actions of all referenced projects and packages are in it.
var services = new ServiceCollection().AddWorker().AddPlugins();
await using var provider = services.BuildServiceProvider();
return await WorkerCommand.Create(provider).RunAsync(args);
