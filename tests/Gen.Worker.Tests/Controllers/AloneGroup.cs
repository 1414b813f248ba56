namespace Gen.Worker.Tests.Controllers;

/// <summary>Tests that run when no other does.</summary>
[CollectionDefinition(IteratorMemoryTests.Alone, DisableParallelization = true)]
public sealed class AloneGroup;
