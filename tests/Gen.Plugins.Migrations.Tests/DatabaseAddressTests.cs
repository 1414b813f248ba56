namespace Gen.Plugins.Migrations.Tests;

public sealed class DatabaseAddressTests
{
    [Theory]
    [InlineData("Data Source=app.db", "app.db")]
    [InlineData("datasource=/var/lib/app.db;Mode=ReadOnly", "/var/lib/app.db")]
    [InlineData("Filename=\"a;b.db\"", "a;b.db")]
    [InlineData("Data Source=file:app.db?mode=ro", "file:app.db?mode=ro")]
    [InlineData("Data Source=postgresql://no.uri", "postgresql://no.uri")]
    public void A_file_says_SQLite(string text, string name)
    {
        var address = DatabaseAddress.Parse(text);

        Assert.Equal((SqlDialect.Sqlite, name), (address.Dialect, address.Name));
    }

    [Theory]
    [InlineData("Host=db;Database=app;Username=me;Password=secret", "db:5432/app")]
    [InlineData("server=db;port=99;user id=me;password=secret", "db:99/")]
    [InlineData("postgresql://me:secret@db/app", "db:5432/app")]
    [InlineData("postgres://db", "db:5432/")]
    [InlineData("postgresql://me:secret@[::1]:99/app?sslmode=require", "::1:99/app")]
    public void A_server_says_PostgreSQL_and_the_name_holds_no_secret(string text, string name)
    {
        var address = DatabaseAddress.Parse(text);

        Assert.Equal((SqlDialect.PostgreSql, name), (address.Dialect, address.Name));
        Assert.DoesNotContain("secret", address.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_URI_is_spelt_as_keys_and_values()
    {
        var address = DatabaseAddress.Parse("postgresql://m%40e:s%3Bec=r%22et@db:99/a%20pp?sslmode=require&application_name=it&Pooling=false");
        var keys = new System.Data.Common.DbConnectionStringBuilder { ConnectionString = address.ConnectionString };

        Assert.Equal(
            [("host", "db"), ("port", "99"), ("username", "m@e"), ("password", "s;ec=r\"et"), ("database", "a pp"), ("ssl mode", "require"), ("application name", "it"), ("pooling", "false")],
            keys.Keys.Cast<string>().Select(k => (k.ToLowerInvariant(), (string)keys[k])));
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("Data Source=")]
    [InlineData("Host=;Password=secret")]
    [InlineData("Data Source=a.db;Host=db;Password=secret")]
    [InlineData("Password=secret")]
    [InlineData("Host=db;\"secret")]
    [InlineData("mysql://me:secret@db/app")]
    [InlineData("postgresql:///secret")]
    [InlineData("postgresql://app:1234/secret@db/app")]
    [InlineData("postgresql://app:12#34secret@db/app")]
    [InlineData("postgresql://app:12?secret=7@db/app")]
    [InlineData("postgresql://me:secret@db:port/app")]
    public void What_is_neither_is_refused_with_examples_and_not_repeated(string text)
    {
        var e = Assert.Throws<FormatException>(() => DatabaseAddress.Parse(text));

        Assert.Contains("'Data Source=app.db'", e.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", e.ToString(), StringComparison.Ordinal);
    }
}
