// Case 136 | Level: strict | static abstract operators and conversions through a type parameter
namespace Acme.Controller.Workbook
{
    public interface ICell<T> where T : ICell<T>
    {
        static abstract T operator +(T one, T two);
        static abstract T operator ++(T one);
        static abstract implicit operator int(T one);
        static abstract T Zero { get; }
    }
}

namespace Acme.Actions.Postgres
{
    using System.Numerics;
    using Acme.Controller.Workbook;

    public class Export
    {
        public void Run<T>(T a, T b)
            where T : ICell<T> // BAD: Actions.Postgres -> Controller.Workbook
        {
            _ = a + b; // BAD: Actions.Postgres -> Controller.Workbook
            a++; // BAD: Actions.Postgres -> Controller.Workbook
            a += b; // BAD: Actions.Postgres -> Controller.Workbook
            int number = a; // BAD: Actions.Postgres -> Controller.Workbook
            _ = T.Zero; // BAD: Actions.Postgres -> Controller.Workbook
            _ = a; // OK
        }

        public T Fine<T>(T a, T b) // OK
            where T : INumber<T> // OK
        {
            a++; // OK
            return a + b * T.One; // OK
        }
    }
}
