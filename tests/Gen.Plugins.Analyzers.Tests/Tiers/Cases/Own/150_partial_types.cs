// Case 150 | Level: core | parts of one type in two files, with usings of their own
namespace Acme.Controller.Workbook
{
    public interface IBook { }
    public class Book { public static int Count; }
}

// FILE: Export.One.cs
namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook; // OK

    public partial class Export : IBook // BAD: Actions.Postgres -> Controller.Workbook
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        partial void Done(Book book); // BAD: Actions.Postgres -> Controller.Workbook
        public partial int Count(); // OK
    }
}

// FILE: Export.Two.cs
using Other = Acme.Controller.Workbook.Book; // OK

namespace Acme.Actions.Postgres
{
    public partial class Export : Acme.Controller.Workbook.IBook // BAD: Actions.Postgres -> Controller.Workbook
    {
        partial void Done(Other book) { } // BAD: Actions.Postgres -> Controller.Workbook
        public partial int Count() => Other.Count; // BAD: Actions.Postgres -> Controller.Workbook
        public object Same() => _book; // OK
    }
}

// FILE: Export.Three.cs
namespace Acme.Actions.Postgres
{
    public partial class Export // OK
    {
        public int Fine() => Count(); // OK
    }
}
