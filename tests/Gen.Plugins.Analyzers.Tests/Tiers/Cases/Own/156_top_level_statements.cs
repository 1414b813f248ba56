// Case 156 | Level: core | a program may use everything; its plugins may not
using Acme.Actions.Postgres; // OK
using Acme.Controller.Workbook; // OK

var book = new Book(); // OK
var export = new Export(); // OK
export.Run(book); // OK
System.Console.WriteLine(Limits.Rows); // OK
foreach (var page in book.Pages) // OK
{
    System.Console.WriteLine(page.Number); // OK
}

Local(book); // OK
static void Local(Book book) { } // OK

public partial class Program { public Book Book; } // OK

namespace Acme.Controller.Workbook
{
    public class Page { public int Number; }
    public class Book { public Page[] Pages = []; }
    public static class Limits { public const int Rows = 1; }
}

namespace Acme.Actions.Postgres
{
    public class Export
    {
        public void Run(object value) => System.Console.WriteLine(((Book)value).Pages.Length); // BAD: Actions.Postgres -> Controller.Workbook
        public int Rows => Limits.Rows; // BAD: Actions.Postgres -> Controller.Workbook
        public int Fine => 1; // OK
    }
}
