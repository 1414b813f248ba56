// Case 170 | Level: core | object initialisers and required members
namespace Acme.Controller.Workbook
{
    public class Book { public required string Title { get; init; } public Book Next; }
}

namespace Acme.Host
{
    public class Options { public string Name { get; set; } public Acme.Controller.Workbook.Book Book { get; set; } } // OK
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;
    using Acme.Host;

    public class Export
    {
        public void Run()
        {
            object a = new Book // BAD: Actions.Postgres -> Controller.Workbook
            {
                Title = "x", // BAD: Actions.Postgres -> Controller.Workbook
                Next = null, // BAD: Actions.Postgres -> Controller.Workbook
            };
            object b = new Options // OK
            {
                Name = "x", // OK
                Book = null, // BAD: Actions.Postgres -> Controller.Workbook
            };
            object c = new Options // OK
            {
                Name = "y", // OK
            };
        }
    }
}
