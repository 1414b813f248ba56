// Case 128 | Level: strict | Add calls and indexers of initialisers
namespace Acme.Controller.Workbook
{
    using System.Collections;

    public class Rows : IEnumerable
    {
        public void Add(int number) { }
        public void Add(int number, string text) { }
        public string this[string key] { set { } }
        public IEnumerator GetEnumerator() => null;
    }

    public static class Extensions { public static void Add(this Acme.Runtime.Core.Bag bag, string text) { } }
}

namespace Acme.Runtime.Core
{
    using System.Collections;

    public class Bag : IEnumerable { public void Add(int number) { } public IEnumerator GetEnumerator() => null; }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    public class Export
    {
        private Rows _rows = new() // BAD: Actions.Postgres -> Controller.Workbook
        {
            1, // BAD: Actions.Postgres -> Controller.Workbook
            { 2, "x" }, // BAD: Actions.Postgres -> Controller.Workbook
        };

        private Rows _others = new() // BAD: Actions.Postgres -> Controller.Workbook
        {
            ["a"] = "b", // BAD: Actions.Postgres -> Controller.Workbook
        };

        private Bag _bag = new() // OK
        {
            1, // OK
            "x", // BAD: Actions.Postgres -> Controller.Workbook
        };

        private List<int> _numbers = new() { 1, 2 }; // OK
        private Dictionary<string, int> _map = new() { ["a"] = 1 }; // OK
        private Rows Rows { get; } = null; // BAD: Actions.Postgres -> Controller.Workbook

        public static Export Make() => new() // OK
        {
            Rows =
            {
                3, // BAD: Actions.Postgres -> Controller.Workbook
            },
            _numbers = { 4 }, // OK
        };
    }
}
