using Gen.Samples.Worker.Commands;

return await WorkerCommand.Create().RunAsync(args);
