// Case 167 | Level: strict | members that come through own and through legal classes
namespace Acme.Controller.Workbook
{
    public class Book
    {
        public string Title;
        public static int Count;
        public void Save() { }
        protected string Secret => "";
        public override string ToString() => "";
    }
}

namespace Acme.Host
{
    public class Bridge : Acme.Controller.Workbook.Book { public int Own; } // OK
}

namespace Acme.Actions.Postgres
{
    public class Export : Acme.Controller.Workbook.Book // BAD: Actions.Postgres -> Controller.Workbook
    {
        public string Run() => Title; // BAD: Actions.Postgres -> Controller.Workbook
        public string More() => Secret; // BAD: Actions.Postgres -> Controller.Workbook
        public int Fine() => Own(1); // OK
        private static int Own(int number) => number;
    }

    public class User
    {
        public void Run(Export export, Acme.Host.Bridge bridge)
        {
            export.Save(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = Export.Count; // BAD: Actions.Postgres -> Controller.Workbook
            _ = bridge.Title; // BAD: Actions.Postgres -> Controller.Workbook
            bridge.Save(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = bridge.Own; // OK
            _ = export.More(); // OK
            _ = bridge.ToString(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = bridge.GetHashCode(); // OK
        }
    }
}
