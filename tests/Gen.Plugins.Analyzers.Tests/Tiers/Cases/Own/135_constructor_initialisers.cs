// Case 135 | Level: core | base and this
namespace Acme.Controller.Workbook
{
    public class BookBase
    {
        public BookBase() { }
        public BookBase(int number) { }
        protected int Rows;
        protected void Save() { }
    }
}

namespace Acme.Shared.Text
{
    public class Note { public Note(int number) { } protected void Save() { } }
}

namespace Acme.Actions.Postgres
{
    public class Export : Acme.Controller.Workbook.BookBase // BAD: Actions.Postgres -> Controller.Workbook
    {
        public Export() : base(1) { } // BAD: Actions.Postgres -> Controller.Workbook
        public Export(int number) : this() { } // OK
        public Export(string text) { } // ANY: calls the base's constructor, which the class statement reports
        public void Run()
        {
            Save(); // BAD: Actions.Postgres -> Controller.Workbook
            base.Save(); // BAD: Actions.Postgres -> Controller.Workbook
            this.Rows = 1; // BAD: Actions.Postgres -> Controller.Workbook
            Own(); // OK
        }

        private void Own() { }
    }

    public class Fine : Acme.Shared.Text.Note // OK
    {
        public Fine() : base(1) { } // OK
        public void Run() => Save(); // OK
    }
}
