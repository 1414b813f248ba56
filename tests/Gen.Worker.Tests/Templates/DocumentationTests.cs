using Gen.Worker.Runtime.Templates.Functions;

namespace Gen.Worker.Tests.Templates;

public sealed class DocumentationTests
{
    [Fact]
    public void The_page_names_all_that_there_is()
    {
        var page = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Templates", "templates.md"));
        string[] signs = ["==", "!=", "<", "<=", ">", ">="];

        var missing = FunctionTable.Filters.Names.Concat(FunctionTable.Tests.Names).Concat(FunctionTable.Methods.Names).Concat(FunctionTable.Globals.Names)
            .Except(signs)
            .Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal) && !page.Contains($"`{name}(", StringComparison.Ordinal));

        Assert.Empty(missing);
    }
}
