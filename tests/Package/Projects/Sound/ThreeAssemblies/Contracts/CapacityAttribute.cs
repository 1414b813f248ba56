using System;
using Gen.Plugins;

namespace Acme.Contracts;

[PluginMetadata]
[AttributeUsage(AttributeTargets.Class)]
public sealed class CapacityAttribute(int rows) : Attribute
{
    public int Rows { get; } = rows;

    public DayOfWeek Backup { get; init; }

    public string[] Regions { get; init; } = [];

    public string? Owner { get; init; }
}
