using System.Globalization;
using Gen.Plugins.Generators.Model;

namespace Gen.Plugins.Generators.Emitting;

/// <summary>Prints what the project file says of tiers, for those who reference the assembly: metadata does not keep properties.</summary>
internal static class TierEmitter
{
    public static string Emit(TierOptions tiers, LanguageOptions language)
    {
        var said = new List<string>();
        if (tiers.Tier is { } tier)
        {
            said.Add("Tier = " + ((int)tier).ToString(CultureInfo.InvariantCulture));
        }

        if (tiers.Convention)
        {
            said.Add("Convention = true");
        }

        if (tiers.Free)
        {
            said.Add("Free = true");
        }

        return EmittedNames.Start(language.Nullable)
            .Line("[assembly: ", EmittedNames.Services, $"TierManifest({string.Join(", ", said)})]")
            .ToString();
    }
}
