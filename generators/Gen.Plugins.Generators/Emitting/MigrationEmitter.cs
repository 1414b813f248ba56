using System.Globalization;
using System.Text;
using Gen.Plugins.Generators.Model;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Migrations;
using Gen.Plugins.Model.Tables;

namespace Gen.Plugins.Generators.Emitting;

/// <summary>
/// Prints the migrations of one plugin: their SQL as data of the assembly, each in a method that returns nothing but that data, so that tools find it without
/// running code, and an attribute of constants for each, which says where.
/// </summary>
internal static class MigrationEmitter
{
    private const int LongestHint = 80;
    private const int BytesPerLine = 64;

    /// <summary>The name of the file for a plugin. Hint names are compared without case, types are not.</summary>
    public static string Hint(MigrationTable table)
    {
        var type = CSharpText.Mangle(table.Type);
        var hash = PerfectHash.Of(table.Type, PerfectHash.Whole, 0).ToString("x16", CultureInfo.InvariantCulture);
        return $"{Hints.Migrations}{(type.Length > LongestHint ? type.Substring(0, LongestHint) : type)}.{hash}.g.cs";
    }

    public static string Emit(AssemblySource assembly, MigrationTable table, LanguageOptions language, CancellationToken cancellationToken)
    {
        var files = table.Files.Where(f => language.Utf8Literals || f.Migration.Length <= MigrationParser.LongestWithoutLiterals).ToList();
        var source = EmittedNames.Start(language.Nullable);
        var holder = EmittedNames.Migrations(table.Type);
        for (var i = 0; i < files.Count; i++)
        {
            Manifest(source, table, files[i].Migration, holder, i);
        }

        source.Line()
            .Open("namespace " + EmittedNames.RegistrarNamespace)
            .Open("public static partial class " + EmittedNames.Registrar(assembly.Name))
            .Line(EmittedNames.GeneratedClass)
            .Open($"internal sealed class {holder} : {EmittedNames.Services}PluginMigrationSource")
            .Open("public static global::Gen.Plugins.PluginMigration[] Create()");
        if (files.Count > 0)
        {
            source.Line("var source = new ", holder, "();");
        }

        source.Open("return new global::Gen.Plugins.PluginMigration[]");
        for (var i = 0; i < files.Count; i++)
        {
            var m = files[i].Migration;
            source.Line($"new global::Gen.Plugins.PluginMigration({CSharpText.Literal(table.Plugin)}, {Text(m.Number)}L, {CSharpText.Literal(m.Name)}, {CSharpText.Literal(m.Path)}, \"{m.Checksum}\", {(m.Dialect is null ? "null" : CSharpText.Literal(m.Dialect))}, {(m.NoTransaction ? "true" : "false")}, source, {Text(i)}),");
        }

        source.Close("};").Close().Line();
        SwitchTree.Emit(
            source,
            "public override global::System.ReadOnlySpan<byte> Sql(int index)",
            "private static global::System.ReadOnlySpan<byte> Sql",
            "index",
            files.Count,
            static i => $"return {EmittedNames.Sql(i)}();");
        for (var i = 0; i < files.Count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            source.Line();
            Data(source, i, MigrationParser.Text(files[i].File, cancellationToken), language.Utf8Literals);
        }

        return source.Close().Close().Close().ToString();
    }

    private static void Manifest(SourceWriter source, MigrationTable table, MigrationModel migration, string holder, int index)
    {
        var named = ManifestArguments.Text("Dialect", migration.Dialect) + (migration.NoTransaction ? ", NoTransaction = true" : "");
        source.Line(
            "[assembly: ",
            EmittedNames.Services,
            $"PluginMigrationManifest({CSharpText.Literal(table.Type)}, {Text(migration.Number)}L, {CSharpText.Literal(migration.Name)}, {CSharpText.Literal(migration.Path)}, \"{migration.Checksum}\", {Text(migration.Length)}, \"{holder}\", \"{EmittedNames.Sql(index)}\"{named})]");
    }

    private static void Data(SourceWriter source, int index, string text, bool utf8Literals)
    {
        source.Line("private static global::System.ReadOnlySpan<byte> ", EmittedNames.Sql(index), "() =>");
        if (utf8Literals)
        {
            source.Raw("@\"").Raw(text.Replace("\"", "\"\"")).Raw("\"u8;\n");
            return;
        }

        source.Line("new byte[]").Open();
        var line = new StringBuilder();
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var i = 0; i < bytes.Length; i++)
        {
            line.Append(bytes[i].ToString(CultureInfo.InvariantCulture)).Append(',');
            if ((i + 1) % BytesPerLine == 0 || i == bytes.Length - 1)
            {
                source.Line(line.ToString());
                line.Clear();
            }
        }

        source.Close("};");
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
