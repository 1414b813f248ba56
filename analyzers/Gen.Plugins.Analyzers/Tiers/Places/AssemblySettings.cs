using Gen.Plugins.Analyzers.Diagnostics;
using Gen.Plugins.Analyzers.Source;
using Gen.Plugins.Generators.Parsing;
using Gen.Plugins.Model.Tiers;
using Microsoft.CodeAnalysis;

namespace Gen.Plugins.Analyzers.Tiers.Places;

/// <summary>What is wrong with the attributes of an assembly that speak of tiers.</summary>
internal static class AssemblySettings
{
    public static List<(DiagnosticDescriptor Rule, Location Place, string Message)> Check(Compilation compilation, TierSettings settings)
    {
        var faults = new List<(DiagnosticDescriptor, Location, string)>();
        var assembly = compilation.Assembly;
        var said = new Dictionary<string, (Tier Tier, string By)>(StringComparer.Ordinal);
        if (settings.Tier is { } whole)
        {
            said[""] = (whole, "PluginTier of the project");
        }

        // Which of two comes first in the text is chance: tiers are known before what is said of plugin-free places.
        var attributes = assembly.GetAttributes().Where(static a => a.ApplicationSyntaxReference is not null).ToArray();
        foreach (var attribute in attributes.Where(static a => a.AttributeClass.IsOurs(KnownNames.Tier)))
        {
            CheckTier(attribute);
        }

        foreach (var attribute in attributes)
        {
            if (attribute.AttributeClass.IsOurs(KnownNames.Free))
            {
                var space = AttributeValues.Named(attribute, "Namespace") ?? "";
                if ((said.TryGetValue(space, out var told) ? told.Tier : settings.Convention ? TierConvention.Of(space, out _) : null) is Tier.Controller or Tier.Action)
                {
                    faults.Add((Descriptors.TierConflict, AttributePlaces.Of(attribute, assembly, default), $"'{(space.Length == 0 ? assembly.Name : space)}' cannot be plugin-free: its own code is that of plugins"));
                }
            }
            else if (attribute.AttributeClass.IsOurs(KnownNames.TierException))
            {
                CheckException(attribute);
            }
            else if (attribute.AttributeClass.IsOurs(KnownNames.Forbids))
            {
                CheckForbids(attribute);
            }
        }

        return faults;

        void CheckTier(AttributeData attribute)
        {
            if (Unknown(attribute) is { } wrong)
            {
                faults.Add((Descriptors.InvalidTierSetting, AttributePlaces.First(attribute, assembly, default), $"{wrong} is no tier. The tiers are Runtime, Shared, Controller and Action."));
            }
            else if (attribute.ConstructorArguments is [var argument] && TierNumbers.Parse(argument) is { } tier)
            {
                var space = AttributeValues.Named(attribute, "Namespace") ?? "";
                if (!said.TryGetValue(space, out var first))
                {
                    said.Add(space, (tier, "another attribute"));
                }
                else if (first.Tier != tier)
                {
                    var what = space.Length == 0 ? $"'{assembly.Name}'" : $"'{space}'";
                    faults.Add((Descriptors.TierConflict, AttributePlaces.First(attribute, assembly, default), $"{what} is {Word(tier)} here and {Word(first.Tier)} by {first.By}: keep one of them"));
                }
            }
        }

        void CheckException(AttributeData attribute)
        {
            foreach (var name in new[] { "Until", "Since" })
            {
                if (AttributeValues.Named(attribute, name) is { } day && TierSettings.Date(day) is null)
                {
                    faults.Add((Descriptors.InvalidTierSetting, AttributePlaces.Named(attribute, name, assembly, default), $"{Quoted.Of(day)} is no day: write {name} as yyyy-MM-dd, as in 2027-06-30."));
                }
            }

            if (attribute.NamedArguments.Any(static a => a.Key == "Reason" && a.Value is { Kind: TypedConstantKind.Primitive } value && string.IsNullOrWhiteSpace(value.Value as string)))
            {
                faults.Add((Descriptors.InvalidTierSetting, AttributePlaces.Named(attribute, "Reason", assembly, default), "An exception says why it is there: write a Reason."));
            }
        }

        void CheckForbids(AttributeData attribute)
        {
            if (attribute.NamedArguments.FirstOrDefault(static a => a.Key == "Tier") is { Key: not null, Value: { Kind: TypedConstantKind.Enum, Value: int value } } && TierNumbers.Parse(value) is null)
            {
                faults.Add((Descriptors.InvalidTierSetting, AttributePlaces.Named(attribute, "Tier", assembly, default), $"{value} is no tier. The tiers are Runtime, Shared, Controller and Action."));
            }
        }
    }

    /// <summary>The number that an attribute gives as a tier, if it is none.</summary>
    public static int? Unknown(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Kind: TypedConstantKind.Enum, Value: int value }] && TierNumbers.Parse(value) is null ? value : null;

    private static string Word(Tier tier) => tier.ToString().ToLowerInvariant();
}
