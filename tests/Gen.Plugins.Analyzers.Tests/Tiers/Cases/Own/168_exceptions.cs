// Case 168 | Level: core | throw, catch and filters
namespace Acme.Controller.Workbook
{
    public class BookException : System.Exception { public int Code; }
}

namespace Acme.Shared.Text
{
    public class TextException : System.Exception { }
}

namespace Acme.Actions.Postgres
{
    using System;
    using Acme.Controller.Workbook;
    using Acme.Shared.Text;

    public class Export
    {
        public object Run(string text)
        {
            try
            {
                throw new TextException(); // OK
            }
            catch (BookException) // BAD: Actions.Postgres -> Controller.Workbook
            {
            }
            catch (TextException) // OK
            {
            }
            catch (Exception e) when (e is BookException { Code: 1 }) // BAD: Actions.Postgres -> Controller.Workbook
            {
                throw; // OK
            }
            catch (Exception e) when (e.Message == "") // OK
            {
            }

            return text ?? throw new BookException(); // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
