using System.Globalization;

namespace Gen.Plugins.Model.Tests;

/// <summary>Runs code under a culture that is not the one of its author.</summary>
internal static class Cultures
{
    public static T In<T>(string culture, Func<T> run)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            return run();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
