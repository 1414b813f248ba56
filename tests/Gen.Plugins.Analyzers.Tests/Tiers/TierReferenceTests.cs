using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tests.Tiers;

/// <summary>The tiers of other assemblies, which a build references as files and an editor as compilations.</summary>
public sealed class TierReferenceTests
{
    private static readonly TierProject s_workbook = new("namespace Acme.Controller.Workbook { public class Book; }") { AssemblyName = "Acme.Library" };

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_convention_of_a_reference_counts(bool asFile)
    {
        var messages = await Uses("namespace Acme.Actions.Postgres { class X { Acme.Controller.Workbook.{|GEN0202:Book|} _field; } }", s_workbook, asFile).Expect();

        Assert.Contains(" in workbook (controller): ", Assert.Single(messages), StringComparison.Ordinal);
    }

    /// <summary>Microsoft.AspNetCore.Mvc.Controllers is no tier, nor is System.Runtime or Microsoft.Extensions.Hosting.Shared.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_reference_without_the_convention_has_no_tiers_however_its_namespaces_are_called(bool asFile)
    {
        var library = new TierProject("""
            namespace Microsoft.AspNetCore.Mvc.Controllers { public class ControllerContext; }
            namespace Microsoft.Actions.Postgres { public class Export; }
            namespace Microsoft.Shared { public class Note; }
            """) { HasConvention = false, AssemblyName = "Microsoft.AspNetCore.Mvc" };

        await Uses("""
            namespace Acme.Actions.Http { class X { Microsoft.AspNetCore.Mvc.Controllers.ControllerContext _context; Microsoft.Actions.Postgres.Export _export; } }
            namespace Acme.Runtime.Core { class Y { Microsoft.Shared.Note _note; Microsoft.Actions.Postgres.Export _export; System.Runtime.CompilerServices.StrongBox<int> _box; } }
            """, library, asFile).Expect();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_project_property_of_a_reference_counts(bool asFile)
    {
        var library = new TierProject("namespace Acme { public class Book; }") { HasConvention = false, Tier = "Controller", AssemblyName = "Acme.Library" };

        var messages = await (Uses("namespace Acme.Own { class X { Acme.{|GEN0202:Book|} _field; } }", library, asFile) with { HasConvention = false, Tier = "Action" }).Expect();

        Assert.StartsWith("'X' in Acme.App (action) must not use 'Book' in Acme.Library (controller): ", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_assembly_attribute_of_a_reference_counts(bool asFile)
    {
        var library = new TierProject("""
            [assembly: Gen.Plugins.PluginTier(Gen.Plugins.PluginTier.Shared)]
            [assembly: Gen.Plugins.PluginTier(Gen.Plugins.PluginTier.Runtime, Namespace = "Acme.Core")]
            namespace Acme { public class Note; }
            namespace Acme.Core { public class Context; }
            """) { HasConvention = false, AssemblyName = "Acme.Library" };

        await (Uses("class X { Acme.{|GEN0201:Note|} _field; Acme.Core.Context _fine; }", library, asFile) with { HasConvention = false, Tier = "Runtime" }).Expect();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_attribute_on_a_type_of_a_reference_counts(bool asFile)
    {
        var library = new TierProject("""
            using Gen.Plugins;
            namespace Acme
            {
                public interface ILoad;
                [Plugin("s3", Tier = PluginTier.Action)] public class S3 : ILoad { public class Inner; }
                [PluginTier(PluginTier.Shared)] public class Note;
            }
            """) { HasConvention = false, AssemblyName = "Acme.Library" };

        var messages = await (Uses("class X { Acme.{|GEN0202:S3|} _field; Acme.S3.{|GEN0202:Inner|} _inner; Acme.Note _note; Acme.ILoad _load; }", library, asFile) with { HasConvention = false, Tier = "Controller" }).Expect();

        Assert.All(messages, static message => Assert.Contains(" in s3 (action): ", message, StringComparison.Ordinal));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_plugin_may_be_of_several_assemblies_where_its_namespace_names_it(bool asFile)
    {
        var library = new TierProject("namespace Acme.Actions.Postgres.Sql { public class Query; } namespace Acme.Actions.PostgresBulk { public class Load; }") { AssemblyName = "Acme.Library" };

        await Uses("namespace Acme.Actions.Postgres { class X { Acme.Actions.Postgres.Sql.Query _query; Acme.Actions.PostgresBulk.{|GEN0202:Load|} _load; } }", library, asFile).Expect();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Two_assemblies_of_one_tier_are_two_plugins_where_nothing_else_tells(bool asFile)
    {
        var library = new TierProject("namespace Acme { public class Export; }") { HasConvention = false, Tier = "Action", AssemblyName = "Acme.Library" };

        await (Uses("class X { Acme.{|GEN0202:Export|} _export; Y _own; } class Y;", library, asFile) with { HasConvention = false, Tier = "Action" }).Expect();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_plugin_free_project_uses_no_controller_of_a_reference(bool asFile)
    {
        var messages = await (Uses("namespace Acme.Api { class X { Acme.Controller.Workbook.{|GEN0204:Book|} _book; } }", s_workbook, asFile) with { HasConvention = false, IsFree = true }).Expect();

        Assert.StartsWith("'X' in Acme.App (plugin-free) must not use 'Book' in workbook (controller): ", Assert.Single(messages), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_plugin_free_assembly_attribute_counts(bool asFile) =>
        await (Uses("[assembly: Gen.Plugins.PluginFree] class X { Acme.Controller.Workbook.{|GEN0204:Book|} _book; }", s_workbook, asFile) with { HasConvention = false }).Expect();

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_project_without_a_tier_may_use_everything(bool asFile) =>
        await (Uses("class X { Acme.Controller.Workbook.Book _book; }", s_workbook, asFile) with { HasConvention = false }).Expect();

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_extern_alias_hides_nothing(bool asFile)
    {
        var reference = (asFile ? s_workbook.AsFile() : s_workbook.AsProject()).WithAliases(["library"]);

        await new TierProject("""
            extern alias library;
            namespace Acme.Actions.Postgres
            {
                using library::Acme.Controller.Workbook;
                class X { library::Acme.Controller.Workbook.{|GEN0202:Book|} _one; {|GEN0202:Book|} _two; }
            }
            """) { References = [reference] }.Expect();
    }

    [Fact]
    public async Task A_module_is_no_reason_to_throw()
    {
        var module = TestCompilation.Create(["namespace Acme.Controller.Workbook { public class Book; }"], "Acme.Module", OutputKind.NetModule);
        using var image = new MemoryStream();
        Assert.True(module.Emit(image).Success);

        Assert.DoesNotContain("AD0001", await new TierProject("namespace Acme.Actions.Postgres { class X { Acme.Controller.Workbook.Book _book; } }")
        {
            References = [MetadataReference.CreateFromImage(image.ToArray(), MetadataReferenceProperties.Module)],
        }.Ids(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_reference_is_the_compilers_affair()
    {
        var hidden = new TierProject("namespace Acme.Controller.Workbook { public class Book { public int Number; } }") { AssemblyName = "Acme.Hidden" };
        var library = new TierProject("namespace Acme.Shared.Text { public class Note { public Acme.Controller.Workbook.Book Book; } }") { AssemblyName = "Acme.Library", References = [hidden.AsFile()] };

        var project = new TierProject("namespace Acme.Actions.Postgres { class X { int M(Acme.Shared.Text.Note note) => note.Book.Number; void N(Nowhere.Thing thing) => thing.Run(new Missing()); } }")
        {
            References = [library.AsFile()],
            HasErrors = true,
        };

        Assert.DoesNotContain("AD0001", await project.Ids(), StringComparison.Ordinal);
    }

    private static TierProject Uses(string source, TierProject library, bool asFile) => new(source) { References = [asFile ? library.AsFile() : library.AsProject()] };
}
