// Case 115 | Level: strict | list patterns and slices call Length, the indexer and Slice
namespace Acme.Controller.Workbook
{
    public class Rows
    {
        public int Length => 1;
        public int this[int index] => 1;
        public Rows Slice(int start, int length) => this;
    }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook;

    public class Export
    {
        private Rows _rows; // BAD: Actions.Postgres -> Controller.Workbook
        private List<Rows> _all; // BAD: Actions.Postgres -> Controller.Workbook

        public bool Run(int[] numbers, string text)
        {
            bool a = _rows is [1, ..]; // BAD: Actions.Postgres -> Controller.Workbook
            bool b = _rows is [1, .. [2]]; // BAD: Actions.Postgres -> Controller.Workbook
            bool c = _rows is [1, .. var rest]; // BAD: Actions.Postgres -> Controller.Workbook
            bool d = numbers is [1, .. var others]; // OK
            bool e = text is ['a', ..]; // OK
            bool f = _all is [var first, ..]; // BAD: Actions.Postgres -> Controller.Workbook
            bool g = numbers is []; // OK
            return a | b | c | d | e | f | g;
        }
    }
}
