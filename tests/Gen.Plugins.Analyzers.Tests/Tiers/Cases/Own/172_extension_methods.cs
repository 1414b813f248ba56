// Case 172 | Level: strict | extension methods, generic and in groups, found by their first argument
namespace Acme.Controller.Workbook
{
    public class Book { }
    public static class BookExtensions
    {
        public static int Pages(this string text) => 1;
        public static T Also<T>(this T value, System.Action<T> act) => value;
    }
}

namespace Acme.Shared.Text
{
    public static class Words { public static string Twice(this string text) => text; public static int Size(this object value) => 1; }
}

namespace Acme.Actions.Postgres
{
    using System;
    using System.Linq;
    using Acme.Controller.Workbook;
    using Acme.Shared.Text;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(string[] names)
        {
            _ = "x".Pages(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = "x".Twice().Pages(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = "x".Twice(); // OK
            _ = names.Select(n => n.Pages()); // BAD: Actions.Postgres -> Controller.Workbook
            _ = names.Select(BookExtensions.Pages); // BAD: Actions.Postgres -> Controller.Workbook
            _ = names.Select(Words.Twice); // OK
            _ = 1.Also(n => { }); // BAD: Actions.Postgres -> Controller.Workbook
            _ = _book.Size(); // OK
            Func<int> size = "x".Pages; // BAD: Actions.Postgres -> Controller.Workbook
            _ = names // OK
                .Where(n => n.Length > 1) // OK
                .Select(n => n.Twice()) // OK
                .Sum(n => n.Pages()); // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
