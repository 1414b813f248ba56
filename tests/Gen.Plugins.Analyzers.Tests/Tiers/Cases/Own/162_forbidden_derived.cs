// Case 162 | Level: strict | what derives from a forbidden type, and what is inferred to be one
namespace Acme.Shared.Data
{
    public class PgConnection : System.Data.Common.DbConnection // OK
    {
        public override string ConnectionString { get; set; }
        public override string Database => "";
        public override string DataSource => "";
        public override string ServerVersion => "";
        public override System.Data.ConnectionState State => default;
        public override void ChangeDatabase(string name) { }
        public override void Close() { }
        public override void Open() { }
        protected override System.Data.Common.DbTransaction BeginDbTransaction(System.Data.IsolationLevel level) => null;
        protected override System.Data.Common.DbCommand CreateDbCommand() => null;
        public static PgConnection Make() => null;
        public static System.Data.Common.DbConnection Any() => null;
    }

    public class Pool { public System.Data.Common.DbConnection Connection; public int Count; }
}

namespace Acme.Controller.Workbook
{
    using System.Data.Common;
    using Acme.Shared.Data;

    public class Book
    {
        private PgConnection _connection; // BAD: Controller.Workbook -> Acme.Shared.Data.PgConnection
        private Pool _pool; // OK
        private DbCommand _command; // OK
        private DbDataReader _reader; // OK

        public void Run(object value)
        {
            var a = PgConnection.Make(); // BAD: Controller.Workbook -> Acme.Shared.Data.PgConnection
            var b = _pool.Connection; // BAD: Controller.Workbook -> System.Data.Common.DbConnection
            object c = _command.Connection; // BAD: Controller.Workbook -> System.Data.Common.DbConnection
            _ = _command.CommandText; // OK
            _ = _pool.Count; // OK
            _ = nameof(DbConnection); // BAD: Controller.Workbook -> System.Data.Common.DbConnection
            _ = value is DbConnection { State: System.Data.ConnectionState.Open }; // BAD: Controller.Workbook -> System.Data.Common.DbConnection
            System.Func<DbConnection, int> d = x => 1; // BAD: Controller.Workbook -> System.Data.Common.DbConnection
            _reader.Read(); // OK
        }
    }

    public class Own : DbConnectionStringBuilder { } // OK
}

namespace Acme.Controller.Query
{
    public class Runner
    {
        private Acme.Shared.Data.PgConnection _connection; // OK
        public object Run() => Acme.Shared.Data.PgConnection.Any(); // OK
    }
}

namespace Acme.Actions.Workbook
{
    public class Sheet { private System.Data.Common.DbConnection _connection; } // OK
}
