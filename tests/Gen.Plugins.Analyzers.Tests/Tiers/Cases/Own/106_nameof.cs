// Case 106 | Level: policy | nameof binds, so it is a use; of a namespace or an own member it is none
namespace Acme.Controller.Workbook
{
    public class Book { public string Title; public static int Count; }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook

        public string Run(Export other)
        {
            string a = nameof(Book); // BAD: Actions.Postgres -> Controller.Workbook
            string b = nameof(Book.Title); // BAD: Actions.Postgres -> Controller.Workbook
            string c = nameof(_book.Title); // BAD: Actions.Postgres -> Controller.Workbook
            string d = nameof(Acme.Controller.Workbook.Book.Count); // BAD: Actions.Postgres -> Controller.Workbook
            string e = nameof(Acme.Controller.Workbook); // OK
            string f = nameof(_book); // OK
            string g = nameof(Export._book); // OK
            string h = nameof(System.Collections.Generic.List<Book>); // BAD: Actions.Postgres -> Controller.Workbook
            string i = nameof(other); // OK
            return a + b + c + d + e + f + g + h + i;
        }
    }
}
