namespace Gen.Plugins.Package.Tests;

/// <summary>What Projects/Sound/ThreeAssemblies/Host prints, however it is compiled.</summary>
internal static class ThreeAssemblies
{
    public const string Output = """
        # lists
        both 3.1.4 | Acme.Plugins.Outer+Both | Acme.Plugins | Transient | Shared |  |  | .
          contracts store Acme.Contracts.IStore, report Acme.Contracts.Report
          aliases ()
          needs ()
        memory 1.2.0-beta.1 | Acme.Plugins.MemoryStore | Acme.Plugins | Singleton |  | [1.0,2.0) | Zoë | Keeps "all"/{in} memory..
          contracts store Acme.Contracts.IStore
          aliases (ram)
          needs ()
        summary 3.1.4 | Acme.Plugins.Summary | Acme.Plugins | Transient |  |  |  | .
          contracts report Acme.Contracts.Report
          aliases ()
          needs ()
        disk 3.1.4 | Acme.Plugins.DiskStore | Acme.Plugins | Scoped |  |  |  | .
          contracts store Acme.Contracts.IStore
          aliases ()
          needs (memory [1.0,2.0) False, report/summary  True)
        null 1.5.0 | Acme.Host.NullStore | Acme.Host | Transient |  |  |  | .
          contracts store Acme.Contracts.IStore
          aliases ()
          needs ()
        # metadata
        1000 Friday eu+us True
        True
        # finds
        memory
        False
        False
        There is no plugin 'memroy' for the contract 'Acme.Contracts.IStore'. Did you mean 'memory'?
        # creates
        null
        disk at noon, depth 3, format True, same clock True, cache memory 1: a
        True
        True
        False
        # IPlugins
        both, memory, disk, null
        memory 2: b
        False
        # IEnumerable
        Both
        MemoryStore
        DiskStore
        NullStore
        both prints
        summary of both, memory, disk, null
        # unknown
        True
        True
        # end of scope
        disk disposed
        # end of host
        memory disposed

        """;
}
