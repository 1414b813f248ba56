using Gen.Plugins.Tests;

namespace Gen.Plugins.Migrations.Tests;

public class PublicApiTests
{
    [Fact]
    public void The_public_API_is_what_PublicApi_txt_says() => PublicApi.AssertRecorded(typeof(PluginMigrator).Assembly);
}
