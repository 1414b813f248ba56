// Case 176 | Level: strict | CSharp: 14 | C# 14 extension blocks: methods, properties, statics, operators
namespace Acme.Runtime.Core
{
    public class Row { }
}

namespace Acme.Controller.Workbook
{
    using Acme.Runtime.Core;

    public static class RowExtensions
    {
        extension(Row row)
        {
            public int Total => 1;
            public int Sum(int start) => start;
            public int Set { get => 1; set { } }
        }

        extension(Row)
        {
            public static Row Empty => null;
            public static Row Make() => null;
            public static Row operator +(Row one, Row two) => one;
        }

        extension<T>(System.Collections.Generic.List<T> list)
        {
            public T Second => list[1];
        }
    }
}

namespace Acme.Shared.Text
{
    using Acme.Runtime.Core;

    public static class RowText
    {
        extension(Row row)
        {
            public string Text => "";
            public string Print() => "";
        }
    }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using Acme.Controller.Workbook; // ANY: the directive is needed for the extensions
    using Acme.Runtime.Core;
    using Acme.Shared.Text;

    public class Export
    {
        public void Run(Row row, List<int> numbers)
        {
            _ = row.Total; // BAD: Actions.Postgres -> Controller.Workbook
            _ = row.Sum(1); // BAD: Actions.Postgres -> Controller.Workbook
            row.Set = 2; // BAD: Actions.Postgres -> Controller.Workbook
            row.Set += 2; // BAD: Actions.Postgres -> Controller.Workbook
            _ = row?.Total; // BAD: Actions.Postgres -> Controller.Workbook
            _ = Row.Empty; // BAD: Actions.Postgres -> Controller.Workbook
            _ = Row.Make(); // BAD: Actions.Postgres -> Controller.Workbook
            _ = row + row; // BAD: Actions.Postgres -> Controller.Workbook
            _ = numbers.Second; // BAD: Actions.Postgres -> Controller.Workbook
            _ = RowExtensions.Sum(row, 1); // BAD: Actions.Postgres -> Controller.Workbook
            _ = row is { Total: 1 }; // BAD: Actions.Postgres -> Controller.Workbook
            System.Func<int, int> sum = row.Sum; // BAD: Actions.Postgres -> Controller.Workbook
            _ = row.Text; // OK
            _ = row.Print(); // OK
            _ = numbers.Count; // OK
        }
    }

    public static class Own
    {
        extension(Acme.Controller.Workbook.Sheet sheet) // BAD: Actions.Postgres -> Controller.Workbook
        {
            public int Count => 1; // OK
        }

        extension(Row row) // OK
        {
            public Acme.Controller.Workbook.Sheet Sheet => null; // BAD: Actions.Postgres -> Controller.Workbook
            public string Fine => ""; // OK
        }
    }
}

namespace Acme.Controller.Workbook
{
    public class Sheet { }
}
