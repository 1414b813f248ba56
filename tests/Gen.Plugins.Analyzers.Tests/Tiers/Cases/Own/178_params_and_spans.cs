// Case 178 | Level: strict | CSharp: 14 | C# 13 and 14: params collections, spans, unbound nameof, ref struct arguments
namespace Acme.Controller.Workbook
{
    public class Book { }
    public class Shelf<T> { public int Count; }
}

namespace Acme.Actions.Postgres
{
    using System;
    using System.Collections.Generic;
    using Acme.Controller.Workbook;

    public class Export
    {
        private Book _book; // BAD: Actions.Postgres -> Controller.Workbook

        private static void Take(params List<Book> books) { } // BAD: Actions.Postgres -> Controller.Workbook
        private static void TakeSpan(params ReadOnlySpan<Book> books) { } // BAD: Actions.Postgres -> Controller.Workbook
        private static void Fine(params ReadOnlySpan<int> numbers) { } // OK
        private static void Read<T>(ReadOnlySpan<T> span) { } // OK

        public void Run(int[] numbers)
        {
            Take(null, null); // ANY: own, and reported where it is declared
            TakeSpan(_book); // ANY: own, and reported where it is declared
            Fine(1, 2); // OK
            string a = nameof(Shelf<>); // BAD: Actions.Postgres -> Controller.Workbook
            string b = nameof(Shelf<>.Count); // BAD: Actions.Postgres -> Controller.Workbook
            string c = nameof(List<>); // OK
            Read(numbers); // OK
            ReadOnlySpan<int> d = numbers; // OK
        }
    }
}
