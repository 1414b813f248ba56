// Case 139 | Level: strict | ref returns, ref locals, ref readonly, in
namespace Acme.Controller.Workbook
{
    public class Book { }
    public class Sheet { private int _cell; public ref int Cell(int row) => ref _cell; public static ref Book First => throw null; }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;

    public class Export
    {
        private Sheet _sheet; // BAD: Actions.Postgres -> Controller.Workbook
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook
        private int _own;

        public ref Book Find() => ref _book; // BAD: Actions.Postgres -> Controller.Workbook
        public ref int Fine() => ref _own; // OK
        public ref readonly Book Read() => ref _book; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(
            in Book book, // BAD: Actions.Postgres -> Controller.Workbook
            ref Book other, // BAD: Actions.Postgres -> Controller.Workbook
            in int number) // OK
        {
            ref int a = ref _sheet.Cell(0); // BAD: Actions.Postgres -> Controller.Workbook
            ref int b = ref _own; // OK
            ref var c = ref Sheet.First; // BAD: Actions.Postgres -> Controller.Workbook
            _sheet.Cell(1) = 2; // BAD: Actions.Postgres -> Controller.Workbook
            a = ref b; // OK
            other = book; // OK
            ref readonly Book d = ref book; // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
