// Case 104 | Level: core | attribute classes of a forbidden tier, and their types, enums and constants as arguments
namespace Acme.Controller.Workbook
{
    using System;

    public enum Kind { Sheet, Chart }
    public class Book { public const int Pages = 3; }
    public static class Limits { public const int Rows = 3; public const string Text = "t"; }
    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    public class SheetAttribute : Attribute { public int Order { get; set; } }
}

namespace Acme.Runtime.Core
{
    using System;

    [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
    public class NoteAttribute : Attribute
    {
        public NoteAttribute() { }
        public NoteAttribute(object value) { }
        public object Value { get; set; }
        public Type Type { get; set; }
    }
}

namespace Acme.Actions.Postgres
{
    using Acme.Controller.Workbook;
    using Acme.Runtime.Core;

    [Sheet] // BAD: Actions.Postgres -> Controller.Workbook
    [Note] // OK
    [Sheet(Order = 1)] // BAD: Actions.Postgres -> Controller.Workbook
    [Note("Book")] // OK
    [Note(typeof(Book))] // BAD: Actions.Postgres -> Controller.Workbook
    [Note(Kind.Chart)] // BAD: Actions.Postgres -> Controller.Workbook
    [Note(Limits.Rows)] // BAD: Actions.Postgres -> Controller.Workbook
    [Note(Value = Limits.Text)] // BAD: Actions.Postgres -> Controller.Workbook
    [Note(Type = typeof(Book[]))] // BAD: Actions.Postgres -> Controller.Workbook
    [Note(Type = typeof(string[]))] // OK
    [Note(Value = new[] { Kind.Sheet })] // BAD: Actions.Postgres -> Controller.Workbook
    [Note(1 + Limits.Rows)] // BAD: Actions.Postgres -> Controller.Workbook
    [Note(nameof(Book))] // BAD: Actions.Postgres -> Controller.Workbook
    [Note(Type = typeof(System.Collections.Generic.List<Book>))] // BAD: Actions.Postgres -> Controller.Workbook
    public class Export
    {
        [Sheet] // BAD: Actions.Postgres -> Controller.Workbook
        private int _field;

        [field: Sheet] // BAD: Actions.Postgres -> Controller.Workbook
        public int Property { get; set; }

        [return: Sheet] // BAD: Actions.Postgres -> Controller.Workbook
        public int Run(
            [Sheet] int bad, // BAD: Actions.Postgres -> Controller.Workbook
            [Note] int fine) // OK
        {
            _field = bad + fine;
            return _field;
        }

        [Note(typeof(Export))] // OK
        public void Generic<
            [Sheet] T, // BAD: Actions.Postgres -> Controller.Workbook
            [Note] U>() // OK
        {
            [Sheet] // BAD: Actions.Postgres -> Controller.Workbook
            void Local() { }
            Local(); // OK
            System.Action lambda = [Sheet] () => { }; // BAD: Actions.Postgres -> Controller.Workbook
            lambda(); // OK
        }
    }

    public enum Own
    {
        [Sheet] One, // BAD: Actions.Postgres -> Controller.Workbook
        [Note] Two, // OK
    }
}
