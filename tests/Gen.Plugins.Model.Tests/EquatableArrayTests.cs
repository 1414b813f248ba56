namespace Gen.Plugins.Model.Tests;

public sealed class EquatableArrayTests
{
    [Fact]
    public void Arrays_with_equal_items_in_the_same_order_are_equal_by_every_way_of_asking()
    {
        var one = new EquatableArray<string>(["a", "b"]);
        var other = new EquatableArray<string>(new List<string> { "a", new(['b']) });

        Assert.True(one.Equals(other));
        Assert.True(one.Equals((object)other));
        Assert.True(one == other);
        Assert.False(one != other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
    }

    [Theory]
    [InlineData(new[] { "a", "b" }, new[] { "b", "a" })]
    [InlineData(new[] { "a" }, new[] { "a", "a" })]
    [InlineData(new[] { "a" }, new string[0])]
    [InlineData(new[] { "a" }, new[] { "A" })]
    public void Arrays_that_differ_in_order_length_or_an_item_are_not_equal(string[] left, string[] right)
    {
        var one = new EquatableArray<string>(left);
        var other = new EquatableArray<string>(right);

        Assert.False(one.Equals(other));
        Assert.False(one.Equals((object)other));
        Assert.False(one == other);
        Assert.True(one != other);
    }

    [Fact]
    public void An_array_equals_nothing_of_another_type()
    {
        var array = new EquatableArray<string>(["a"]);

        Assert.False(array.Equals(null));
        Assert.False(array.Equals((object)"a"));
        Assert.False(array.Equals((object)new EquatableArray<int>([1])));
    }

    [Fact]
    public void The_default_value_is_an_empty_array()
    {
        EquatableArray<string> none = default;

        Assert.Empty(none);
        Assert.Equal(none, new EquatableArray<string>([]));
        Assert.Equal(none.GetHashCode(), new EquatableArray<string>([]).GetHashCode());
        Assert.True(none.Equals((object)default(EquatableArray<string>)));
        Assert.Throws<IndexOutOfRangeException>(() => none[0]);
    }

    [Fact]
    public void The_hash_depends_on_the_order() =>
        Assert.NotEqual(new EquatableArray<int>([1, 2]).GetHashCode(), new EquatableArray<int>([2, 1]).GetHashCode());

    [Fact]
    public void A_later_change_of_the_source_does_not_reach_the_array()
    {
        var source = new[] { "a" };
        var array = new EquatableArray<string>(source);

        source[0] = "b";

        Assert.Equal("a", array[0]);
    }

    [Fact]
    public void Enumerating_gives_the_items_in_order_each_time()
    {
        var array = new EquatableArray<int>(Enumerable.Range(0, 5).Where(static i => i != 2));

        Assert.Equal([0, 1, 3, 4], array);
        Assert.Equal([0, 1, 3, 4], ((System.Collections.IEnumerable)array).Cast<int>());
        Assert.Equal(4, array.Count);
        Assert.Equal(3, array[2]);
    }

    [Fact]
    public void Records_that_hold_arrays_are_compared_by_their_items()
    {
        static PluginModel Model(string dependency) => new()
        {
            Name = "a",
            TypeName = "A",
            AssemblyName = "Acme",
            Version = "1.0.0",
            Contracts = new(["Acme.ILoad, Acme"]),
            Factory = "AFactory",
            Dependencies = new([new DependencyModel(dependency, null, false)]),
        };

        Assert.Equal(Model("b"), Model("b"));
        Assert.Equal(Model("b").GetHashCode(), Model("b").GetHashCode());
        Assert.NotEqual(Model("b"), Model("c"));
    }
}
