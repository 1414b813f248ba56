// Case 103 | Level: core | constraints of types, methods, delegates, interfaces and local functions
namespace Acme.Controller.Workbook
{
    public class Book { }
    public interface IBook<T> { }
}

namespace Acme.Shared.Text
{
    public class Note { }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook; // OK

    public class One<T> where T : Book { } // BAD: Actions.Postgres -> Controller.Workbook
    public class Two<T>
        where T : Acme.Shared.Text.Note { } // OK
    public class Three<T, U>
        where T : class // OK
        where U : List<Book> // BAD: Actions.Postgres -> Controller.Workbook
    {
    }

    public interface IFour<in T> where T : IBook<T> { } // BAD: Actions.Postgres -> Controller.Workbook
    public delegate void Five<T>() where T : Book; // BAD: Actions.Postgres -> Controller.Workbook
    public struct Six<T> where T : Acme.Shared.Text.Note { } // OK

    public class Export
    {
        public void Run<T>()
            where T : Book, new() // BAD: Actions.Postgres -> Controller.Workbook
        {
            void Local<U>() where U : Book { } // BAD: Actions.Postgres -> Controller.Workbook
            void Fine<U>() where U : Acme.Shared.Text.Note { } // OK
            Local<T>(); // ANY: an own method, whose constraint is reported
            Fine<Acme.Shared.Text.Note>(); // OK
        }
    }
}
