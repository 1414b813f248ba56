// Case 113 | Level: strict | property patterns, nested and extended
namespace Acme.Controller.Workbook
{
    public class Owner { public string Name; }
    public class Book { public string Title { get; set; } public Owner Owner { get; set; } }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook

        public bool Run(object value, string text)
        {
            bool a = _book is { Title: "x" }; // BAD: Actions.Postgres -> Controller.Workbook
            bool b = _book is { Owner.Name: "x" }; // BAD: Actions.Postgres -> Controller.Workbook
            bool c = value is Book { Title.Length: 1 }; // BAD: Actions.Postgres -> Controller.Workbook
            bool d = text is { Length: 1 }; // OK
            bool e = _book is
            {
                Title: { Length: 1 }, // BAD: Actions.Postgres -> Controller.Workbook
                Owner: // BAD: Actions.Postgres -> Controller.Workbook
                {
                    Name: "y", // BAD: Actions.Postgres -> Controller.Workbook
                },
            };
            bool f = value is string { Length: > 3 }; // OK
            bool g = _book switch
            {
                { Title: "z" } => true, // BAD: Actions.Postgres -> Controller.Workbook
                null => false, // OK
                _ => true, // OK
            };
            return a | b | c | d | e | f | g;
        }
    }
}
