using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Gen.Plugins.Generators;
using Gen.Plugins.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Gen.Plugins.Benchmarks.Tiers;

/// <summary>A solution of 40 projects with 4,000 types and 200,000 lines, in one of two forms.</summary>
internal sealed class TierSolution
{
    private const int Projects = 40;
    private const int TypesEach = 100;

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp12);

    private readonly List<TierProject> _projects = [];

    /// <param name="layered">A tier in each project, so that references rule out breaches; else all four in each, told apart by namespaces.</param>
    /// <param name="breachesEach">How many breaches each project has; only where all tiers are in each.</param>
    public TierSolution(bool layered, int breachesEach = 0, int typesEach = TypesEach, int projects = Projects)
    {
        var references = new List<(string Tier, string Slice, MetadataReference File)>();
        for (var p = 0; p < projects; p++)
        {
            var slices = layered ? [Slice(p, projects)] : Mixed(p);
            var sources = Enumerable.Range(0, typesEach).Select(i => Type(slices, p, i, i < breachesEach, layered ? references.Where(r => r.Slice.Contains(".Shared", StringComparison.Ordinal) || r.Slice.Contains(".Runtime", StringComparison.Ordinal)).Select(r => r.Slice).ToArray() : [])).ToArray();
            var usable = layered ? references.Where(r => IsBelow(r.Tier, slices[0])).Select(static r => r.File).ToArray() : [];
            var project = new TierProject($"Acme.P{p}", sources, usable, s_parse);
            _projects.Add(project);
            if (layered)
            {
                references.Add((Tier(slices[0]), slices[0], project.ToFile()));
            }
        }
    }

    public IReadOnlyList<TierProject> All => _projects;

    public static ProjectOptions Options { get; } = new([new("PluginTierConvention", "true")]);

    private static string Slice(int p, int projects) => (p * 40 / projects) switch
    {
        < 4 => $"Acme.P{p}.Runtime",
        < 10 => $"Acme.P{p}.Shared",
        < 20 => $"Acme.P{p}.Controllers.Steer{p}",
        _ => $"Acme.P{p}.Actions.Do{p}",
    };

    private static string[] Mixed(int p) =>
        [$"Acme.P{p}.Runtime", $"Acme.P{p}.Shared", $"Acme.P{p}.Controllers.Steer{p}", $"Acme.P{p}.Controllers.Watch{p}", $"Acme.P{p}.Actions.Get{p}", $"Acme.P{p}.Actions.Put{p}", $"Acme.P{p}.Actions.Copy{p}", $"Acme.P{p}.Actions.Drop{p}"];

    private static string Tier(string slice) => slice.Split('.')[2];

    private static bool IsBelow(string tier, string slice) => tier == "Runtime" || (tier == "Shared" && Tier(slice) != "Runtime");

    /// <summary>A class of about 50 lines, as people write them: it uses its own slice and what is below, and bears one of a few names that every slice has.</summary>
    private static string Type(string[] slices, int p, int i, bool breaks, string[] lower)
    {
        var slice = slices[i % slices.Length];
        var own = Name(slices, i);
        var next = Name(slices, i + slices.Length < TypesEach ? i + slices.Length : i % slices.Length);
        var below = slice.EndsWith(".Runtime", StringComparison.Ordinal) ? next
            : slices.Length > 1 ? $"{slices[0]}.{Name(slices, i / slices.Length * slices.Length % (TypesEach / slices.Length * slices.Length))}"
            : lower.Length == 0 ? next
            : LowerName(lower[i % lower.Length]);
        var breach = breaks && slices.Length > 1 ? $"public int Breach(int value) => value + new {slices[^1]}.{Name(slices, slices.Length - 1)}(\"x\").Count(value);" : "";
        if (slice == slices[^1])
        {
            breach = breaks && slices.Length > 1 ? $"public int Breach(int value) => value + new {slices[^2]}.{Name(slices, slices.Length - 2)}(\"x\").Count(value);" : "";
        }

        var text = new StringBuilder(2000);
        text.Append(CultureInfo.InvariantCulture, $$"""
            using System;
            using System.Collections.Generic;
            using System.Linq;
            using System.Threading.Tasks;

            namespace {{slice}};

            /// <summary>Number {{i}} of project {{p}}.</summary>
            public class {{own}}
            {
                private readonly List<string> _names = new();
                private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

                public {{own}}(string name)
                {
                    Name = name ?? throw new ArgumentNullException(nameof(name));
                    _names.Add(name);
                }

                public string Name { get; }

                public int Total => _counts.Values.Sum();

                public {{next}}? Next { get; set; }

                public int Count(int start)
                {
                    var sum = start;
                    foreach (var name in _names.Where(n => n.Length > 2).OrderBy(n => n))
                    {
                        sum += name.Length * 3;
                        _counts[name] = _counts.TryGetValue(name, out var seen) ? seen + 1 : 1;
                    }

                    return sum + Total;
                }

                public async Task<string> DescribeAsync(int delay)
                {
                    await Task.Delay(delay).ConfigureAwait(false);
                    var other = new {{below}}(Name + delay);
                    var parts = new[] { Name, other.Name, $"{Total} of {_names.Count}" };
                    return string.Join(", ", parts.Select(p => p.Trim()));
                }

                public bool Matches(object? value) => value is {{own}} { Name.Length: > 0 } other && other.Name == Name;
                {{breach}}

                public override string ToString() => $"{Name}: {Next?.Name}";
            }

            """);
        return text.ToString();
    }

    private static string Name(string[] slices, int i) => (i / slices.Length) switch
    {
        0 => "Options",
        1 => "Client",
        var n => $"{slices[i % slices.Length].Split('.')[^1]}Part{n}",
    };

    private static string LowerName(string slice) => $"{slice}.{slice.Split('.')[^1]}Part7";
}
