// Case 105 | Level: core | typeof, sizeof, default, arrays and open generics
namespace Acme.Controller.Workbook
{
    public class Book { public class Page { } }
    public class BookBase<T> { public class Row<U> { } }
    public struct Cell { }
}

namespace Acme.Actions.Postgres
{
    using System;
    using System.Collections.Generic;
    using Acme.Controller.Workbook;

    public class Export
    {
        public unsafe void Run()
        {
            Type a = typeof(Book); // BAD: Actions.Postgres -> Controller.Workbook
            Type b = typeof(BookBase<>); // BAD: Actions.Postgres -> Controller.Workbook
            Type c = typeof(BookBase<>.Row<>); // BAD: Actions.Postgres -> Controller.Workbook
            Type d = typeof(Dictionary<string, Book[]>); // BAD: Actions.Postgres -> Controller.Workbook
            Type e = typeof(Book.Page); // BAD: Actions.Postgres -> Controller.Workbook
            Type f = typeof(Dictionary<,>); // OK
            Type g = typeof(Export); // OK
            int h = sizeof(Cell); // BAD: Actions.Postgres -> Controller.Workbook
            int i = sizeof(long); // OK
            object j = default(Cell); // BAD: Actions.Postgres -> Controller.Workbook
            object k = default(DateTime); // OK
            object l = new Cell[3]; // BAD: Actions.Postgres -> Controller.Workbook
            object m = new Book.Page[0][]; // BAD: Actions.Postgres -> Controller.Workbook
            object n = new int[3]; // OK
            Type o = typeof(Cell*); // BAD: Actions.Postgres -> Controller.Workbook
            _ = (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o);
        }
    }
}
