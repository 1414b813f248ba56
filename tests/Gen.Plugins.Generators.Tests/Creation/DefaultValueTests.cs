using System.Globalization;
using Gen.Plugins.Generators.Tests.Harness;

namespace Gen.Plugins.Generators.Tests.Creation;

/// <summary>A parameter without a service has the value that the compiler itself would have passed.</summary>
public sealed class DefaultValueTests
{
    private static readonly (string Type, string Value)[] s_cases =
    [
        ("bool", "true"), ("bool", "false"),
        ("byte", "255"), ("sbyte", "-128"), ("short", "-32768"), ("ushort", "65535"),
        ("int", "int.MinValue"), ("int", "int.MaxValue"), ("uint", "uint.MaxValue"),
        ("long", "long.MinValue"), ("long", "long.MaxValue"), ("long", "-1"), ("ulong", "ulong.MaxValue"),
        ("nint", "-5"), ("nuint", "5"), ("nint", "default"), ("System.IntPtr", "default"),
        ("float", "float.NaN"), ("float", "float.PositiveInfinity"), ("float", "float.NegativeInfinity"), ("float", "float.Epsilon"), ("float", "float.MinValue"), ("float", "0.1f"), ("float", "-0f"),
        ("double", "double.NaN"), ("double", "double.PositiveInfinity"), ("double", "double.NegativeInfinity"), ("double", "double.Epsilon"), ("double", "double.MaxValue"), ("double", "0.1"), ("double", "-0d"), ("double", "1"),
        ("decimal", "decimal.MaxValue"), ("decimal", "decimal.MinValue"), ("decimal", "0.00m"), ("decimal", "-1.50m"), ("decimal", "0.0000000000000000000000000001m"),
        ("char", "'a'"), ("char", "'\\''"), ("char", "'\\\\'"), ("char", "'\\0'"), ("char", "'\\ud800'"), ("char", "'\\udfff'"), ("char", "'\\u2028'"), ("char", "'\\uffff'"),
        ("string", "null"), ("string?", "null"), ("string", "\"\""), ("string", "\"a\\\"b\\\\c{d}}\""), ("string", "\"\\r\\n\\t\\0\\u0085\\u2028\\u2029\""), ("string", "\"\\ud800\""), ("string", "\"\\ud83d\\ude00\""), ("string", "\"é中\\ufeff\""),
        ("Big", "Big.Most"), ("Big", "(Big)5"), ("Small", "Small.Least"), ("Small", "default"), ("System.DayOfWeek", "System.DayOfWeek.Friday"), ("System.DayOfWeek", "(System.DayOfWeek)(-1)"),
        ("int?", "null"), ("int?", "-3"), ("bool?", "false"), ("char?", "'x'"), ("double?", "double.NaN"), ("decimal?", "1.0m"), ("Big?", "Big.Most"), ("Big?", "null"), ("Point?", "null"), ("nint?", "7"),
        ("Point", "default"), ("Point", "new Point()"), ("System.DateTime", "default"), ("System.Guid", "default"), ("(int a, string b)", "default"), ("System.Collections.Generic.KeyValuePair<int, string[]>", "default"),
        ("object", "null"), ("dynamic", "null"), ("int[]", "null"), ("System.Collections.Generic.List<int?>", "null"), ("System.Type", "null"), ("System.Func<int, dynamic>", "null"),
        ("const_", "Constants.Text"), ("System.Threading.CancellationToken", "default"),
    ];

    private static readonly Lazy<LoadedHost> s_host = new(static () => Host(checkOverflow: false));
    private static readonly Lazy<LoadedHost> s_checkedHost = new(static () => Host(checkOverflow: true));

    public static TheoryData<int, string> Cases
    {
        get
        {
            var data = new TheoryData<int, string>();
            for (var i = 0; i < s_cases.Length; i++)
            {
                data.Add(i, (s_cases[i].Type + " = " + s_cases[i].Value).Replace("\\", "/", StringComparison.Ordinal));
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_parameter_has_its_default_value(int number, string text)
    {
        foreach (var host in (LoadedHost[])[s_host.Value, s_checkedHost.Value])
        {
            var value = host.Say("Acme.ILoad", Name(number));
            var expected = host.Type("Acme." + Class(number)).GetMethod("Expected")!.Invoke(null, null);

            Assert.True(Equals(Bits(expected), Bits(value)), text);
        }
    }

    [Fact]
    public void A_date_by_attribute_is_a_default_value()
    {
        using var host = new TestProject(Sources.Load, """
            using System;
            using System.Runtime.CompilerServices;
            using System.Runtime.InteropServices;
            using Gen.Plugins;
            namespace Acme;
            [Plugin("date")]
            public class Date([Optional, DateTimeConstant(630822816000000000)] DateTime date, [Optional, DecimalConstant(1, 0, 0, 0, 5u)] decimal number, [Optional, DefaultParameterValue(7)] object boxed) : ILoad
            {
                public object Say() => (date.Ticks, number, boxed);
            }
            """).Generate().Load();

        Assert.Equal((630822816000000000L, 0.5m, (object)7), host.Say("Acme.ILoad", "date"));
    }

    private static object? Bits(object? value) => value switch
    {
        double number => BitConverter.DoubleToInt64Bits(number),
        float number => BitConverter.SingleToInt32Bits(number),
        decimal number => string.Join(',', decimal.GetBits(number)),
        _ => value,
    };

    private static LoadedHost Host(bool checkOverflow) => new TestProject(
        Sources.Load,
        "namespace Acme; public enum Big : ulong { Most = ulong.MaxValue } public enum Small : sbyte { Least = -128 } public struct Point { public int X; } public static class Constants { public const string Text = \"x\"; }",
        "using const_ = System.String;\nnamespace Acme;\n" + string.Join('\n', s_cases.Select(static (c, i) => $$"""
            [Gen.Plugins.Plugin("{{Name(i)}}")]
            public class {{Class(i)}}({{c.Type}} value = {{c.Value}}) : ILoad
            {
                public object? Say() => value;
                public static object? Expected() => Passed();
                private static object? Passed({{c.Type}} value = {{c.Value}}) => value;
            }
            """)))
    {
        CheckOverflow = checkOverflow,
    }.Generate().Load();

    private static string Name(int number) => "p" + number.ToString(CultureInfo.InvariantCulture);

    private static string Class(int number) => "P" + number.ToString(CultureInfo.InvariantCulture);
}
