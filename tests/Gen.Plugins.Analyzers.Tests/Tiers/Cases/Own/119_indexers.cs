// Case 119 | Level: strict | indexers, from the end, ranges
namespace Acme.Controller.Workbook
{
    public class Sheet
    {
        public int Length => 1;
        public int this[int index] { get => 1; set { } }
        public int Slice(int start, int length) => 1;
    }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook;

    public class Export
    {
        private Sheet _sheet; // BAD: Actions.Postgres -> Controller.Workbook
        private List<Sheet> _sheets; // BAD: Actions.Postgres -> Controller.Workbook
        private Sheet[] _array; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(int[] numbers, List<string> names)
        {
            _ = _sheet[0]; // BAD: Actions.Postgres -> Controller.Workbook
            _sheet[0] = 1; // BAD: Actions.Postgres -> Controller.Workbook
            _sheet[0]++; // BAD: Actions.Postgres -> Controller.Workbook
            _ = _sheet[^1]; // BAD: Actions.Postgres -> Controller.Workbook
            _ = _sheet[1..]; // BAD: Actions.Postgres -> Controller.Workbook
            _ = _sheet?[0]; // BAD: Actions.Postgres -> Controller.Workbook
            _ = _sheets[0]; // BAD: Actions.Postgres -> Controller.Workbook
            _ = numbers[^1]; // OK
            _ = numbers[1..]; // OK
            _ = names[0]; // OK
            _ = _array[0]; // ANY: an element of an own field that is reported
            _ = _array.Length; // OK
            _ = _sheet // OK
                [0]; // BAD: Actions.Postgres -> Controller.Workbook
        }
    }
}
