// Case 185 | Level: strict | an attribute without a tier takes another plugin's enum, and is written without its suffix
namespace Acme.Controller.Workbook
{
    public enum Mode { A, B }
}

namespace Acme
{
    public class HintAttribute : System.Attribute { public HintAttribute(Acme.Controller.Workbook.Mode mode) { } public HintAttribute(string text) { } }
}

namespace Acme.Actions.Postgres
{
    public class Export
    {
        [Acme.Hint(0)] // BAD: Actions.Postgres -> Controller.Workbook
        public void Run() { }

        [Acme.Hint("x")] // OK
        public void Fine() { }
    }
}
