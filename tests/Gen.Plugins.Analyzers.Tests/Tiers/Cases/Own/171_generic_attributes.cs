// Case 171 | Level: core | generic attributes name types
namespace Acme.Controller.Workbook
{
    public class Book { }
    public class SheetAttribute<T> : System.Attribute { }
}

namespace Acme.Runtime.Core
{
    public class OfAttribute<T> : System.Attribute { }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    [Of<Book>] // BAD: Actions.Postgres -> Controller.Workbook
    public class One { }

    [Of<string>] // OK
    public class Two { }

    [Sheet<int>] // BAD: Actions.Postgres -> Controller.Workbook
    public class Three { }

    [Of<Book[]>] // BAD: Actions.Postgres -> Controller.Workbook
    public class Four { }
}
