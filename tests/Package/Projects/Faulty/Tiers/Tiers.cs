using Acme.Actions.Postgres;
using Acme.Controller.Query;
using Acme.Controller.Workbook;
using Acme.Shared.Text;
using Gen.Plugins;

[assembly: PluginFree(Namespace = "Acme.Server")]
[assembly: PluginForbids(typeof(System.Data.Common.DbConnection), Tier = PluginTier.Controller, Reason = "Actions talk to databases.")]
[assembly: PluginTierException(typeof(Import), typeof(Limits), Reason = "Moves in May.", Until = "2027-05-31")]
[assembly: PluginTierException(typeof(Import), typeof(Runner), Reason = "Moved long ago.")] // GEN0207
[assembly: PluginTierException(typeof(Late), typeof(Limits), Reason = "Moves in May.", Until = "2026-11-21")] // GEN0208
[assembly: PluginTierException(typeof(Unfounded), typeof(Limits), Reason = "")] // GEN0209

namespace Acme.Runtime.Core
{
    public sealed class Context
    {
        public Note? Note { get; set; } // GEN0201
    }

    public sealed class Row;
}

namespace Acme.Shared.Text
{
    public sealed class Note;

    [PluginContract("load")]
    public interface ILoad;

    public static class RowText
    {
        extension(Acme.Runtime.Core.Row row)
        {
            public string Text => row.ToString() ?? "";
        }
    }
}

namespace Acme.Controller.Workbook
{
    public static class Limits
    {
        public const int MaxRows = 3;
    }

    public static class RowExtensions
    {
        extension(Acme.Runtime.Core.Row row)
        {
            public int Total => row.GetHashCode();

            public int Sum(int start) => start + row.GetHashCode();
        }

        extension(Acme.Runtime.Core.Row)
        {
            public static Acme.Runtime.Core.Row Empty => new();

            public static Acme.Runtime.Core.Row operator +(Acme.Runtime.Core.Row one, Acme.Runtime.Core.Row two) => one ?? two;
        }
    }

    [Plugin("book", Tier = PluginTier.Action)] // GEN0206
    public sealed class Book : ILoad;
}

namespace Acme.Controller.Query
{
    public sealed class Runner
    {
        public object? Connection(System.Data.Common.DbCommand command) => command.Connection; // GEN0203
    }
}

namespace Acme.Actions.Postgres
{
    public sealed class Export
    {
        private readonly Acme.Runtime.Core.Row _row = new();

        public int Rows => Limits.MaxRows; // GEN0202

        public int Total => _row.Total; // GEN0202

        public int Sum => _row.Sum(1); // GEN0202

        public object Empty => Acme.Runtime.Core.Row.Empty; // GEN0202

        public object Both => _row + _row; // GEN0202

        public string Text => _row.Text;
    }

    public sealed class Import
    {
        public int Rows => Limits.MaxRows;
    }

    public sealed class Late
    {
        public int Rows => Limits.MaxRows;
    }

    public sealed class Unfounded
    {
        public int Rows => Limits.MaxRows;
    }
}

namespace Acme.Server
{
    public sealed class Endpoint
    {
        public Export? Export { get; set; } // GEN0204
    }
}

namespace Acme.Tools
{
    public sealed class Tool; // GEN0205
}
