// Case 158 | Level: strict | legal code that hands out a forbidden type
namespace Acme.Controller.Workbook
{
    public class Book { public string Title; public void Save() { } }
    public delegate void Opened(int number);
}

namespace Acme.Host
{
    using System.Collections.Generic;
    using System.Threading.Tasks;
    using Acme.Controller.Workbook;

    public class Leaky
    {
        public Book Property { get; set; } // OK
        public Book Field; // OK
        public static Book Static; // OK
        public Book Method() => null; // OK
        public Task<Book> MethodAsync() => null; // OK
        public List<Book> List = null; // OK
        public (int Number, Book Book) Tuple => default; // OK
        public Book this[int index] => null; // OK
        public event Opened Opened { add { } remove { } } // OK
        public void Out(out Book book) => book = null; // OK
        public void Ref(ref Book book) { } // OK
        public void Take(Book book) { } // OK
        public int Number => 1; // OK
        public object Boxed => null; // OK
        public T Generic<T>() => default; // OK
    }
}

namespace Acme.Actions.Postgres
{
    using Acme.Host;

    public class Export
    {
        public async System.Threading.Tasks.Task Run(Leaky leaky)
        {
            object a = leaky.Property; // BAD: Actions.Postgres -> Controller.Workbook
            object b = leaky.Field; // BAD: Actions.Postgres -> Controller.Workbook
            object c = Leaky.Static; // BAD: Actions.Postgres -> Controller.Workbook
            object d = leaky.Method(); // BAD: Actions.Postgres -> Controller.Workbook
            object e = leaky.MethodAsync(); // BAD: Actions.Postgres -> Controller.Workbook
            object f = await leaky.MethodAsync(); // BAD: Actions.Postgres -> Controller.Workbook
            object g = leaky.List; // BAD: Actions.Postgres -> Controller.Workbook
            object h = leaky.Tuple; // BAD: Actions.Postgres -> Controller.Workbook
            object i = leaky[0]; // BAD: Actions.Postgres -> Controller.Workbook
            leaky.Opened += n => { }; // BAD: Actions.Postgres -> Controller.Workbook
            leaky.Out(out var o); // BAD: Actions.Postgres -> Controller.Workbook
            leaky.Out(out _); // ANY: a discard has a type that nobody can use
            leaky.Take(null); // ANY: nothing of the type is there but null
            leaky.Property.Save(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = leaky.Property.Title; // BAD: Actions.Postgres -> Controller.Workbook
            leaky?.Method()?.Save(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = leaky is { Property: null }; // BAD: Actions.Postgres -> Controller.Workbook
            var j = leaky.Property; // BAD: Actions.Postgres -> Controller.Workbook
            leaky.Property = null; // BAD: Actions.Postgres -> Controller.Workbook
            _ = leaky.Number; // OK
            object k = leaky.Boxed; // OK
            object l = leaky.Generic<string>(); // OK
            object m = leaky.Generic<Acme.Controller.Workbook.Book>(); // BAD: Actions.Postgres -> Controller.Workbook
            System.Func<object> n = leaky.Method; // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
