using System.Runtime.CompilerServices;
using Gen.Plugins.Tests.DependencyInjection;

namespace Gen.Plugins.Tests.Registry;

public class AllocationTests
{
    public static TheoryData<Type, string, bool> Lookups => new()
    {
        // By a name that is one contract's, that is two contracts', that is a long one; by an alias that is one contract's, that is two contracts'.
        { typeof(INamed), "abcd", true },
        { typeof(INamed), "same", true },
        { typeof(INamedToo), "same", true },
        { typeof(INamedToo), "both", true },
        { typeof(INamed), "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyz-0123456789", true },
        { typeof(INeverCreated), "never-ever", true },
        { typeof(INamed), "same-alias", true },
        { typeof(INamedToo), "both-second-alias", true },
        { typeof(ILeft), "oldest-scoped", true },
        { typeof(IMostlySingleton), "scoped-both", true },

        // Unknown: no name at all, another contract's, another case, nothing, no contract.
        { typeof(INamed), "zzzzzzzzz", false },
        { typeof(INamed), "class-based", false },
        { typeof(INamedToo), "both-alias-", false },
        { typeof(INamed), "SAME", false },
        { typeof(INamed), "abcdefghijklmnopqrstuvwxyz-abcdefghijklmnopqrstuvwxyx-0123456789", false },
        { typeof(INamed), "", false },
        { typeof(string), "same", false },
        { typeof(IUnplugged), "same", false },
    };

    [Theory]
    [MemberData(nameof(Lookups))]
    public void A_look_up_allocates_nothing(Type contract, string name, bool known)
    {
        LookUp(contract, name, 100);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = LookUp(contract, name, 1000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(known ? 1000 : 0, found);
        Assert.Equal(0, allocated);
    }

    [Fact]
    public void A_look_up_by_type_argument_allocates_nothing()
    {
        LookUp(100);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var found = LookUp(1000);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.Equal(2000, found);
        Assert.Equal(0, allocated);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int LookUp(Type contract, string name, int times)
    {
        var found = 0;
        for (var i = 0; i < times; i++)
        {
            found += HostPlugins.Registry.TryGet(contract, name, out _) ? 1 : 0;
        }

        return found;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int LookUp(int times)
    {
        var found = 0;
        for (var i = 0; i < times; i++)
        {
            found += HostPlugins.Registry.TryGet<INamed>("same", out _) ? 1 : 0;
            found += HostPlugins.Registry.Get<INamedToo>("both-alias") is not null ? 1 : 0;
        }

        return found;
    }
}
