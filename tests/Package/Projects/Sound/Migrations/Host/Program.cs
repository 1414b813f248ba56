using System;
using Migrations.Host;

foreach (var migration in HostPlugins.Registry.Migrations)
{
    Console.WriteLine($"{migration.Plugin} {migration.Number} {migration.Name} {migration.Path} {migration.Dialect} {migration.NoTransaction} {migration.Checksum[..8]} {migration.ReadSql().Split('\n')[^2]}");
}
