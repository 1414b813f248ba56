// Case 127 | Level: strict | query clauses are calls
namespace Acme.Controller.Workbook
{
    using System;

    public class Query<T>
    {
        public Query<R> Select<R>(Func<T, R> pick) => null;
        public Query<T> Where(Func<T, bool> test) => null;
        public Query<R> SelectMany<U, R>(Func<T, Query<U>> inner, Func<T, U, R> pick) => null;
        public Query<R> Join<U, K, R>(Query<U> inner, Func<T, K> one, Func<U, K> two, Func<T, U, R> pick) => null;
        public Query<R> GroupJoin<U, K, R>(Query<U> inner, Func<T, K> one, Func<U, K> two, Func<T, Query<U>, R> pick) => null;
        public Ordered<T> OrderBy<K>(Func<T, K> key) => null;
        public Query<int> GroupBy<K>(Func<T, K> key) => null;
        public Query<int> GroupBy<K, E>(Func<T, K> key, Func<T, E> element) => null;
        public Query<U> Cast<U>() => null;
    }

    public class Ordered<T> : Query<T> { public Ordered<T> ThenByDescending<K>(Func<T, K> key) => null; }
}

namespace Acme.Actions.Postgres
{
    using System.Collections.Generic;
    using System.Linq;
    using Acme.Controller.Workbook;

    public class Export
    {
        private Query<int> _numbers; // BAD: Actions.Postgres -> Controller.Workbook
        private List<Query<int>> _all; // BAD: Actions.Postgres -> Controller.Workbook

        public void Run(List<int> fine, System.Collections.ArrayList objects)
        {
            _ = from a in _numbers // ANY: the first from calls nothing
                where a > 1 // BAD: Actions.Postgres -> Controller.Workbook
                orderby a, // BAD: Actions.Postgres -> Controller.Workbook
                    a descending // BAD: Actions.Postgres -> Controller.Workbook
                select a + 1; // BAD: Actions.Postgres -> Controller.Workbook
            _ = from a in _numbers // ANY: the first from calls nothing
                from b in _numbers // BAD: Actions.Postgres -> Controller.Workbook
                select a + b; // ANY: belongs to the second from
            _ = from a in _numbers // ANY: the first from calls nothing
                join b in _numbers on a equals b // BAD: Actions.Postgres -> Controller.Workbook
                select a + b; // ANY: belongs to the join
            _ = from a in _numbers // ANY: the first from calls nothing
                join b in _numbers on a equals b into c // BAD: Actions.Postgres -> Controller.Workbook
                select a; // ANY: belongs to the join
            _ = from a in _numbers // ANY: the first from calls nothing
                let b = a + 1 // BAD: Actions.Postgres -> Controller.Workbook
                group b by a; // BAD: Actions.Postgres -> Controller.Workbook
            _ = from int a in _numbers select a; // BAD: Actions.Postgres -> Controller.Workbook
            _ = from a in _all select 1; // BAD: Actions.Postgres -> Controller.Workbook
            _ = from Query<int> a in objects select 1; // BAD: Actions.Postgres -> Controller.Workbook
            _ = from a in fine // OK
                where a > 1 // OK
                orderby a // OK
                join b in fine on a equals b // OK
                select a + b; // OK
            _ = from string a in objects select a.Length; // OK
            _ = from a in fine
                from b in _all // BAD: Actions.Postgres -> Controller.Workbook
                select a; // ANY: belongs to the second from
        }
    }
}
