namespace Gen.Plugins.Analyzers.Tests.Migrations;

/// <summary>GEN0401: the path of a plugin's migrations.</summary>
public sealed class MigrationPathTests
{
    [Theory]
    [InlineData("\"Migrations/s3\"")]
    [InlineData("\"Migrations\\\\s3\"")]
    [InlineData("\"./Migrations/s3/\"")]
    [InlineData("\"Migrations/s3/001_a.sql\"")]
    public async Task A_path_that_is_there_is_not_reported(string path) =>
        Assert.Empty(await Project(path).WithFile("Migrations/s3/001_a.sql", "a").Expect());

    [Theory]
    [InlineData("\"Migrations/s4\"", "There is no .sql file of this project at 'Migrations/s4', upper and lower case as they are on disk. Did you mean 'Migrations/s3'?")]
    [InlineData("\"migrations/s3\"", "There is no .sql file of this project at 'migrations/s3', upper and lower case as they are on disk. Did you mean 'Migrations/s3'?")]
    [InlineData("\"Migrations\"", "There is no .sql file of this project at 'Migrations', upper and lower case as they are on disk. Did you mean 'Migrations/s3'?")]
    [InlineData("\"Migrations/s3/001_b.sql\"", "There is no .sql file of this project at 'Migrations/s3/001_b.sql', upper and lower case as they are on disk. Did you mean 'Migrations/s3/001_a.sql' or 'Migrations/s3'?")]
    [InlineData("\"other\"", "There is no .sql file of this project at 'other', upper and lower case as they are on disk. Create 'other/001_create.sql'.")]
    [InlineData("\"other/007_x.sql\"", "There is no .sql file of this project at 'other/007_x.sql', upper and lower case as they are on disk. Create 'other/007_x.sql'.")]
    [InlineData("\"../src/Migrations/s3\"", "'../src/Migrations/s3' is no path of migrations: it holds '..', and migrations belong to the project. Write a folder or a file below the project, as in 'Migrations/snowflake'.")]
    [InlineData("\"Migrations/x/../s3\"", "'Migrations/x/../s3' is no path of migrations: it holds '..', and migrations belong to the project. Write a folder or a file below the project, as in 'Migrations/snowflake'.")]
    [InlineData("\"/src/Migrations/s3\"", "'/src/Migrations/s3' is no path of migrations: it is not relative to the project. Write a folder or a file below the project, as in 'Migrations/snowflake'.")]
    [InlineData("\"C:/Migrations\"", "'C:/Migrations' is no path of migrations: it is not relative to the project. Write a folder or a file below the project, as in 'Migrations/snowflake'.")]
    [InlineData("\"\"", "'' is no path of migrations: it is empty. Write a folder or a file below the project, as in 'Migrations/snowflake'.")]
    [InlineData("null!", "null is no path of migrations: it is empty. Write a folder or a file below the project, as in 'Migrations/snowflake'.")]
    public async Task A_path_that_is_not_there_or_leads_out_is_reported_with_what_to_do(string path, string message)
    {
        var project = Project("{|GEN0401:" + path + "|}").WithFile("Migrations/s3/001_a.sql", "{|GEN0405:|}a");

        Assert.Equal([message], (await project.Expect()).Where(static m => !m.Contains("belongs to no plugin", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task In_a_project_without_any_file_it_is_reported_too() => await Project("{|GEN0401:\"Migrations/s3\"|}").Expect();

    private static PluginProject Project(string path) => new($"using Gen.Plugins; [Plugin(\"s3\"), PluginMigrations({path})] internal sealed class S3 : Acme.ILoad;");
}
