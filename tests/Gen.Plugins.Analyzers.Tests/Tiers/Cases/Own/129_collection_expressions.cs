// Case 129 | Level: strict | collection expressions call constructors, Add and builders
namespace Acme.Controller.Workbook
{
    using System;
    using System.Collections;

    public class Rows : IEnumerable { public void Add(int number) { } public IEnumerator GetEnumerator() => null; }
    public static class NumbersBuilder { public static Acme.Runtime.Core.Numbers Create(ReadOnlySpan<int> numbers) => null; }
}

namespace Acme.Runtime.Core
{
    using System.Collections;
    using System.Collections.Generic;
    using System.Runtime.CompilerServices;

    [CollectionBuilder(
        typeof(Acme.Controller.Workbook.NumbersBuilder), // BAD: Runtime -> Controller.Workbook
        "Create")]
    public class Numbers : IEnumerable<int> { public IEnumerator<int> GetEnumerator() => null; IEnumerator IEnumerable.GetEnumerator() => null; }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public class Export
    {
        private Rows _rows; // BAD: Actions.Postgres -> Controller.Workbook
        private List<int> _list = [1, 2]; // OK
        private Numbers _numbers = [1, 2]; // BAD: Actions.Postgres -> Controller.Workbook

        private void Take(Rows rows) { } // BAD: Actions.Postgres -> Controller.Workbook
        private void TakeList(List<int> numbers) { } // OK
        private void TakeNumbers(Numbers numbers) { } // OK

        public void Run(int[] array)
        {
            Take([1, 2]); // BAD: Actions.Postgres -> Controller.Workbook
            TakeList([1, .. array]); // OK
            TakeNumbers([3]); // BAD: Actions.Postgres -> Controller.Workbook
            _rows = [1]; // BAD: Actions.Postgres -> Controller.Workbook
            _rows = []; // BAD: Actions.Postgres -> Controller.Workbook
            int[] fine = [1, .. _list]; // OK
        }
    }
}
