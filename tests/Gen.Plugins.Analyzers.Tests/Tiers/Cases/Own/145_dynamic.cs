// Case 145 | Level: policy | dynamic calls bind at run time
namespace Acme.Controller.Workbook
{
    public class Book { public string Title; }
    public static class Hub { public static void Take(object value) { } }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(dynamic value)
        {
            value.Title = "x"; // OK
            _ = value.Open(1).Book; // OK
            dynamic a = _book; // OK
            a.Title = "y"; // OK
            Hub.Take(value); // BAD: Actions.Postgres -> Controller.Workbook
            _ = (Book)value; // BAD: Actions.Postgres -> Controller.Workbook
            foreach (var item in value) // OK
            {
            }

            string text = value; // OK
            var b = value; // OK
            _ = value + 1; // OK
            value(); // OK
        }
    }
}
