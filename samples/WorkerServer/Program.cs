using Gen.Samples.WorkerServer.Commands;

return await ServerCommand.RunAsync(args);
