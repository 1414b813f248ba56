// Case 173 | Level: policy | documentation is no use
namespace Acme.Controller.Workbook
{
    public class Book { public string Title; }
}

namespace Acme.Actions.Postgres
{
    /// <summary>Like <see cref="Acme.Controller.Workbook.Book"/>.</summary> // OK
    /// <seealso cref="Acme.Controller.Workbook.Book.Title"/> // OK
    public class Export
    {
        /// <summary><see cref="Acme.Controller.Workbook.Book.Title"/></summary> // OK
        /// <param name="book">A <see cref="Acme.Controller.Workbook.Book"/>.</param> // OK
        public void Run(Acme.Controller.Workbook.Book book) { } // BAD: Actions.Postgres -> Controller.Workbook

        /* Acme.Controller.Workbook.Book */ // OK
        public string Text => "Acme.Controller.Workbook.Book"; // OK
        public System.Type Type => System.Type.GetType("Acme.Controller.Workbook.Book"); // OK
    }
}
