// Case 174 | Level: core | blocks in blocks, dots, and a plugin in two blocks
namespace Acme
{
    namespace Controller
    {
        namespace Workbook
        {
            public class Book { }
        }

        namespace Query
        {
            public class Runner { public Workbook.Book Book; } // BAD: Controller.Query -> Controller.Workbook
        }
    }

    namespace Actions.Postgres
    {
        public class Export { public Controller.Workbook.Book Book; } // BAD: Actions.Postgres -> Controller.Workbook
    }

    namespace Actions
    {
        namespace Postgres.Sql
        {
            public class Query { public Export Export; } // OK
        }
    }

    namespace Runtime.Core
    {
        public class Context { public Actions.Postgres.Export Export; } // BAD: Runtime -> Actions.Postgres
    }
}
