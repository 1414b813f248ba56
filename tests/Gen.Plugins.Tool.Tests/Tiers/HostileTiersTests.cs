using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using System.Text;
using Gen.Plugins.Tool.Tests.Support;
using Gen.Plugins.Tool.Tiers.Reading;

namespace Gen.Plugins.Tool.Tests.Tiers;

/// <summary>What others made, by mistake or on purpose. <see cref="ToolRun"/> looks at each run that it did not crash.</summary>
public sealed class HostileTiersTests : IDisposable
{
    private static readonly string[][] s_commands = [["tiers"], ["tiers", "--format", "svg"], ["tiers", "exceptions"]];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_assembly_that_is_cut_off_at_any_64th_byte_is_told()
    {
        var image = Tiered.Plugins.Image;
        for (var length = 64; length < image.Length; length += 64)
        {
            RunAll(_folder.Write("cut.dll", image[..length]));
        }
    }

    /// <summary>Seeds are fixed; a failure names the one that it had.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Any_bytes_may_be_changed(int seed)
    {
        var random = new Random(seed);
        foreach (var image in new[] { Tiered.Plugins.Image, Tiered.Core.Image })
        {
            for (var run = 0; run < 250; run++)
            {
                var changed = image.ToArray();
                for (var flips = random.Next(1, 8); flips > 0; flips--)
                {
                    changed[random.Next(changed.Length)] ^= (byte)random.Next(1, 256);
                }

                RunAll(_folder.Write("changed.dll", changed));
            }
        }
    }

    /// <summary>Code, metadata and heaps lie in one piece: each byte of it, with values that break lengths, tokens and counts.</summary>
    [Theory]
    [InlineData(0x00)]
    [InlineData(0x7f)]
    [InlineData(0xff)]
    public void Any_byte_of_code_and_metadata_may_be_changed(byte value)
    {
        var image = Tiered.Plugins.Image;
        using var file = new PEReader(new MemoryStream(image));
        var end = file.PEHeaders.MetadataStartOffset + file.PEHeaders.MetadataSize;
        for (var i = 0x200 + (value % 3); i < end; i += 3)
        {
            var changed = image.ToArray();
            changed[i] = value;
            RunAll(_folder.Write("changed.dll", changed), "tiers");
        }
    }

    [Fact]
    public void A_method_whose_code_is_none_is_told_and_the_others_are_read()
    {
        // callvirt Get, then what Run does next: in their place an instruction that there is not.
        var image = Tiered.Plugins.Image.ToArray();
        using (var file = new PEReader(new MemoryStream(image)))
        {
            var metadata = file.GetMetadataReader();
            var run = metadata.MethodDefinitions.Select(metadata.GetMethodDefinition).Single(m => metadata.GetString(m.Name) == "Run");
            var body = file.GetMethodBody(run.RelativeVirtualAddress).GetILBytes()!;
            image[image.AsSpan().IndexOf(body)] = 0x24;
        }

        _folder.Write("some/Acme.Core.dll", Tiered.Core.Image);
        var exit = ToolRun.Run("tiers", Path.GetDirectoryName(_folder.Write("some/Acme.Plugins.dll", image))!);

        Assert.Equal(1, exit.Code);
        Assert.Contains("Acme.Plugins.dll is damaged: 1 method of it has code that is none", exit.Error, StringComparison.Ordinal);
        Assert.Contains("Acme.Actions.Ftp.Old.Inner", exit.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Signatures_may_be_nested_as_deeply_as_a_blob_is_long()
    {
        var blob = new BlobBuilder();
        blob.WriteByte(0x06);
        blob.WriteBytes(0x1d, 1_000_000);
        blob.WriteBytes(0x14, 1_000_000);
        var bytes = blob.ToArray();
        var found = new List<EntityHandle>();

        unsafe
        {
            fixed (byte* start = bytes)
            {
                var reader = new BlobReader(start, bytes.Length);
                var error = false;
                try
                {
                    SignatureTypes.Read(reader, SignaturePart.Whole, found);
                }
                catch (BadImageFormatException)
                {
                    error = true;
                }

                Assert.True(error);
            }
        }

        Assert.Empty(found);
    }

    [Fact]
    public void Type_specifications_that_are_made_of_each_other_end()
    {
        foreach (var count in new[] { 1, 2, 60, 5_000 })
        {
            var exit = ToolRun.Run("tiers", _folder.Write("ring.dll", Image(metadata =>
            {
                // Each is a list of the next; the last is a list of the first.
                for (var i = 1; i <= count; i++)
                {
                    var blob = new BlobBuilder();
                    blob.WriteByte(0x15);
                    blob.WriteByte(0x12);
                    blob.WriteCompressedInteger(((i % count) + 1 << 2) | 2);
                    blob.WriteCompressedInteger(0);
                    metadata.AddTypeSpecification(metadata.GetOrAddBlob(blob));
                }

                return MetadataTokens.TypeSpecificationHandle(1);
            })));

            Assert.True(exit.Code is 0 or 2);
        }
    }

    [Fact]
    public void Types_that_are_nested_in_each_other_are_told()
    {
        var exit = ToolRun.Run("tiers", _folder.Write("nested.dll", Image(metadata =>
        {
            for (var i = 3; i < 100; i++)
            {
                metadata.AddTypeDefinition(TypeAttributes.NestedPublic, default, metadata.GetOrAddString("N"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
                metadata.AddNestedType(MetadataTokens.TypeDefinitionHandle(i), MetadataTokens.TypeDefinitionHandle(i == 99 ? 3 : i + 1));
            }

            return default;
        })));

        Assert.Equal((2, ""), (exit.Code, exit.Output));
        Assert.Contains("nested.dll is no .NET assembly, or is damaged", exit.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_types_are_read_and_drawn()
    {
        var source = new StringBuilder("[assembly: Gen.Plugins.CompilerServices.TierManifest(Convention = true)]\n");
        for (var i = 0; i < 10_000; i++)
        {
            source.Append(CultureInfo.InvariantCulture, $"namespace Acme.Actions.P{i % 200} {{ public class T{i} {{ public Acme.Actions.P{(i * 7) % 200}.T{(i * 7) % 10_000 / 200 * 200 + ((i * 7) % 200)}? F; }} }}\n");
        }

        var file = _folder.Write("Acme.Many.dll", Compiled.Library("Acme.Many", source + Tiered.Attributes).Image);

        foreach (var format in new[] { "table", "svg", "mermaid", "dot" })
        {
            Patience.Run(() => Assert.Equal(1, ToolRun.Run("tiers", file, "--format", format).Code));
        }
    }

    [Fact]
    public void Texts_in_metadata_cannot_command_the_terminal()
    {
        var image = Compiled.Library("Acme.Evil", """
            [assembly: Gen.Plugins.CompilerServices.TierManifest(Convention = true)]
            [assembly: Gen.Plugins.PluginTierException(typeof(Acme.Actions.Evil.T), typeof(Acme.Actions.Other.T), Reason = "\u001b[2J\u202e\n</svg><script>")]
            namespace Acme.Actions.Evil { public class T { public Acme.Actions.Other.T? F; } }
            namespace Acme.Actions.Other { public class T; }
            """ + Tiered.Attributes).Image.ToArray();
        var at = image.AsSpan().IndexOf("Acme.Actions.Evil\0"u8);
        "\u001b[1m"u8.CopyTo(image.AsSpan(at + "Acme.Actions.".Length));
        var file = _folder.Write("Acme.Evil.dll", image);

        foreach (var arguments in new string[][] { [], ["--format", "svg"], ["--format", "dot"], ["--format", "mermaid"], ["exceptions"] })
        {
            var exit = ToolRun.Run(["tiers", .. arguments.Where(static a => a == "exceptions"), file, .. arguments.Where(static a => a != "exceptions")]);
            Assert.DoesNotContain(exit.Output + exit.Error, static c => c is not ('\n' or '\r') && (char.IsControl(c) || c is '\u2028' or '\u202e'));
            Assert.DoesNotContain("<script>", exit.Output[..Math.Min(exit.Output.Length, arguments.Contains("svg") ? int.MaxValue : 0)], StringComparison.Ordinal);
        }
    }

    private static void RunAll(string path, params string[] commands)
    {
        foreach (var command in commands.Length > 0 ? [commands] : s_commands)
        {
            // `tiers exceptions PATH`, but `tiers PATH --format svg`.
            Patience.Run(() =>
            {
                var exit = command is [_, "exceptions"] ? ToolRun.Run([.. command, path]) : ToolRun.Run(["tiers", path, .. command[1..]]);
                if (exit.Code == 2 && exit.Output.Length == 0)
                {
                    Assert.Contains(Path.GetFileName(path), exit.Error, StringComparison.Ordinal);
                }
            });
        }
    }

    /// <summary>An assembly of tier action whose one type has the base type that is returned.</summary>
    private static byte[] Image(Func<MetadataBuilder, EntityHandle> fill)
    {
        var metadata = new MetadataBuilder();
        metadata.AddModule(0, metadata.GetOrAddString("Evil.dll"), metadata.GetOrAddGuid(new Guid("11111111-2222-3333-4444-555555555555")), default, default);
        metadata.AddAssembly(metadata.GetOrAddString("Evil"), new Version(1, 0), default, default, default, default);
        var library = metadata.AddAssemblyReference(metadata.GetOrAddString("Gen.Plugins"), new Version(1, 0), default, default, default, default);
        var attribute = metadata.AddTypeReference(library, metadata.GetOrAddString("Gen.Plugins"), metadata.GetOrAddString("PluginFreeAttribute"));
        var constructor = metadata.AddMemberReference(attribute, metadata.GetOrAddString(".ctor"), metadata.GetOrAddBlob(new byte[] { 0x20, 0, 1 }));
        metadata.AddCustomAttribute(MetadataTokens.EntityHandle(0x20000001), constructor, metadata.GetOrAddBlob(new byte[] { 1, 0, 0, 0 }));
        metadata.AddTypeDefinition(default, default, metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));

        // Rows are written in their order, and this type's is the first: what it is of is asked before.
        var parent = fill(new());
        metadata.AddTypeDefinition(TypeAttributes.Public, metadata.GetOrAddString("Acme"), metadata.GetOrAddString("T"), parent, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
        fill(metadata);
        var image = new BlobBuilder();
        new ManagedPEBuilder(new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll), new MetadataRootBuilder(metadata, suppressValidation: true), new BlobBuilder()).Serialize(image);
        return image.ToArray();
    }
}
