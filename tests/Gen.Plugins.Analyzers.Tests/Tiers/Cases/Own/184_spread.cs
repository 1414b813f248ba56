// Case 184 | Level: strict | spreads and collection expressions call GetEnumerator and Add
namespace Acme.Controller.Workbook
{
    using System;
    using System.Collections.Generic;

    public class Book { }

    public static class Extensions
    {
        public static IEnumerator<string> GetEnumerator(this Version version) => null;
        public static void Add(this Acme.Shared.Text.Bag bag, long number) { }
    }
}

namespace Acme.Shared.Text
{
    using System.Collections;
    using System.Collections.Generic;

    public class Bag : IEnumerable<long>
    {
        public IEnumerator<long> GetEnumerator() => null;
        IEnumerator IEnumerable.GetEnumerator() => null;
    }
}

namespace Acme.Actions.Postgres
{
    using System;
    using System.Collections.Generic;
    using Acme.Controller.Workbook;
    using Acme.Shared.Text;

    public class Export
    {
        public void Run(Version version, List<int> numbers)
        {
            string[] parts = [.. version]; // BAD: Actions.Postgres -> Controller.Workbook
            Bag bag = [1, 2]; // BAD: Actions.Postgres -> Controller.Workbook
            int[] fine = [.. numbers, 3]; // OK
            List<int> list = [1, 2]; // OK
        }
    }
}
