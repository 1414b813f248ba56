using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Gen.Plugins.Benchmarks.Startup;

/// <summary>A program with many plugins that gets one of them in the way it is told, and prints how long that took.</summary>
internal sealed class StartupProgram
{
    private readonly string _file;
    private readonly bool _native;

    private StartupProgram(string file, bool native)
    {
        _file = file;
        _native = native;
    }

    public static StartupProgram Build(TemporaryFolder folder, int plugins, bool withPeers, bool native, bool withHosting = false)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"App{plugins}{(native ? "Native" : "")}{(withHosting ? "Hosting" : "")}");
        var path = Path.Combine(folder.Path, name);
        Directory.CreateDirectory(path);
        var wanted = plugins / 2;
        File.WriteAllText(Path.Combine(path, name + ".csproj"), Project(withPeers, native, withHosting));
        File.WriteAllText(Path.Combine(path, "Program.cs"), Source(plugins, wanted, withPeers, withHosting));
        var number = 0;
        foreach (var file in PluginSources.Files(plugins, withHosting ? "Acme.IWork, Gen.Plugins.IPluginLifecycle" : "Acme.IWork", 100))
        {
            File.WriteAllText(Path.Combine(path, $"Plugins{number++}.cs"), file);
        }

        var output = Path.Combine(path, "out");
        Run("dotnet", ["publish", path, "-c", "Release", "-o", output, "-v", "quiet", "--nologo", "-m:1"]);
        return new StartupProgram(Path.Combine(output, native ? name : name + ".dll"), native);
    }

    /// <summary>Microseconds of each way, round by round.</summary>
    public Dictionary<string, double[]> Measure(int rounds, params string[] ways)
    {
        var times = MeasureInTurn(rounds, [.. ways.Select(w => (this, w))]);
        return ways.Select((way, i) => (way, times[i])).ToDictionary();
    }

    public static double[][] MeasureInTurn(int rounds, params (StartupProgram Program, string Way)[] ways)
    {
        var times = ways.Select(_ => new double[rounds]).ToArray();

        // The first round fills the file cache.
        for (var round = -1; round < rounds; round++)
        {
            for (var i = 0; i < ways.Length; i++)
            {
                var (program, way) = ways[i];
                var printed = (program._native ? Run(program._file, [way]) : Run("dotnet", [program._file, way])).Split(' ');
                if (printed[1].Trim() != "ok")
                {
                    throw new InvalidOperationException($"{way} got another plugin: {string.Join(' ', printed)}");
                }

                if (round >= 0)
                {
                    times[i][round] = double.Parse(printed[0], CultureInfo.InvariantCulture);
                }
            }
        }

        return times;
    }

    private static string Project(bool withPeers, bool native, bool withHosting)
    {
        return $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{Repository.Root}/eng/UseGenPlugins.props" />
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>{(native ? "net8.0" : "net10.0")}</TargetFramework>
                <PublishAot>{(native ? "true" : "false")}</PublishAot>
                <RootNamespace>Acme</RootNamespace>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
                <LangVersion>latest</LangVersion>
                <InvariantGlobalization>true</InvariantGlobalization>
                <NoWarn>$(NoWarn);NU1603</NoWarn>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Microsoft.Extensions.DependencyInjection" Version="10.0.14" />
                {(withHosting ? $"<PackageReference Include=\"Microsoft.Extensions.Hosting\" Version=\"10.0.14\" /><ProjectReference Include=\"{Repository.Root}/src/Gen.Plugins.Hosting/Gen.Plugins.Hosting.csproj\" />" : "")}
                {(withPeers ? "<PackageReference Include=\"Scrutor\" Version=\"5.0.2\" /><PackageReference Include=\"System.Composition\" Version=\"10.0.11\" />" : "")}
              </ItemGroup>
              <Import Project="{Repository.Root}/eng/UseGenPlugins.targets" />
            </Project>
            """;
    }

    private static string Source(int plugins, int wanted, bool withPeers, bool withHosting)
    {
        var name = PluginSources.Name(wanted);
        var type = $"Acme.Plugins.{PluginSources.Class(wanted)}";
        var source = new StringBuilder($$"""
            using System.Diagnostics;
            using Gen.Plugins;
            using Microsoft.Extensions.DependencyInjection;
            {{(withHosting ? "using Microsoft.Extensions.Hosting;" : "")}}

            var start = Stopwatch.GetTimestamp();
            var work = args[0] switch
            {
                "new" => Ways.New(),
                "gen" => Ways.Gen(),
                "gen-di" => Ways.GenDi(),
                "floor" => Ways.Floor(),
                {{(withPeers ? """
                "scrutor" => Peers.Scrutor(),
                "handwritten" => Peers.Handwritten(),
                "mef" => Peers.Mef(),
                """ : "")}}
                {{(withHosting ? """
                "host" => Hosts.All(),
                "host-three" => Hosts.Three(),
                """ : "")}}
                _ => throw new ArgumentException(args[0]),
            };
            var time = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            Console.WriteLine(FormattableString.Invariant($"{time:0} {(work.Run(3) == {{wanted + 138}} ? "ok" : "wrong")}"));

            namespace Acme
            {
                [PluginContract("work")]
                public interface IWork
                {
                    int Run(int value);
                }
            }

            internal static class Ways
            {
                public static Acme.IWork New() => new {{type}}();

                public static Acme.IWork Gen() => (Acme.IWork)Acme.HostPlugins.Registry.Get<Acme.IWork>("{{name}}").Create();

                public static Acme.IWork GenDi() => new ServiceCollection().AddPlugins().BuildServiceProvider().GetRequiredKeyedService<Acme.IWork>("{{name}}");

                public static Acme.IWork Floor() => new ServiceCollection().AddKeyedTransient<Acme.IWork, {{type}}>("{{name}}").BuildServiceProvider().GetRequiredKeyedService<Acme.IWork>("{{name}}");
            }

            """);
        if (withHosting)
        {
            source.Append($$"""
                internal static class Hosts
                {
                    public static Acme.IWork All() => Start(null);

                    public static Acme.IWork Three() => Start("{{PluginSources.Name(wanted - 1)}},{{name}},{{PluginSources.Name(wanted + 1)}}");

                    private static Acme.IWork Start(string? enabled)
                    {
                        var builder = Host.CreateEmptyApplicationBuilder(null);
                        if (enabled is not null)
                        {
                            builder.Configuration["ENABLED_PLUGINS"] = enabled;
                        }

                        builder.AddPlugins();
                        var host = builder.Build();
                        host.StartAsync().GetAwaiter().GetResult();
                        var report = host.Services.GetRequiredService<Gen.Plugins.Hosting.PluginStartupReport>();
                        return report.ActiveCount == 3 ? host.Services.GetRequiredKeyedService<Acme.IWork>("{{name}}") : throw new InvalidOperationException(report.ToTable());
                    }
                }

                """);
        }

        if (withPeers)
        {
            source.Append($$"""
                internal static class Peers
                {
                    public static Acme.IWork Scrutor()
                    {
                        var services = new ServiceCollection();
                        services.Scan(scan => scan.FromAssemblyOf<Acme.IWork>().AddClasses(c => c.AssignableTo<Acme.IWork>()).AsSelf().WithTransientLifetime());
                        return services.BuildServiceProvider().GetRequiredService<{{type}}>();
                    }

                    public static Acme.IWork Mef()
                    {
                        var conventions = new System.Composition.Convention.ConventionBuilder();
                        conventions.ForTypesDerivedFrom<Acme.IWork>().Export<Acme.IWork>(export => export.AsContractName(type => type.Name));
                        using var host = new System.Composition.Hosting.ContainerConfiguration().WithAssembly(typeof(Acme.IWork).Assembly, conventions).CreateContainer();
                        return host.GetExport<Acme.IWork>("{{PluginSources.Class(wanted)}}");
                    }

                    public static Acme.IWork Handwritten()
                    {
                        var services = new ServiceCollection();

                """);
            for (var i = 0; i < plugins; i++)
            {
                source.Append(CultureInfo.InvariantCulture, $"        services.AddKeyedTransient<Acme.IWork, Acme.Plugins.{PluginSources.Class(i)}>(\"{PluginSources.Name(i)}\");\n");
            }

            source.Append($$"""
                        return services.BuildServiceProvider().GetRequiredKeyedService<Acme.IWork>("{{name}}");
                    }
                }

                """);
        }

        return source.ToString();
    }

    private static string Run(string file, IEnumerable<string> arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} {string.Join(' ', arguments)}: {output}{error.Result}");
    }
}
