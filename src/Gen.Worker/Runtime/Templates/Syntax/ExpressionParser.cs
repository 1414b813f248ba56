using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Templates.Data;
using Gen.Worker.Runtime.Templates.Expressions;
using Gen.Worker.Runtime.Templates.Functions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Templates.Syntax;

/// <summary>Makes an expression of words, with Jinja2's precedence: if, or, and, not, comparisons, + -, ~, * / // %, **, signs, then filters and tests.</summary>
internal sealed class ExpressionParser(TokenReader words, NameScopes scopes, NameReferences references, PlaybookLimits limits)
{
    /// <summary>How long a chain such as <c>a + b + c</c> may be.</summary>
    private const int MaxHeight = 256;

    private int _depth;

    private Token Current => words.Current;

    /// <summary><c>a if b else c</c>, or anything below it.</summary>
    public Expression Conditional() => Nested(() =>
    {
        var start = Current.Start;
        var then = Or();
        while (Current is { Kind: TokenKind.Name, Text: "if" })
        {
            var mark = words.Take().Start;
            var condition = Or();
            var otherwise = words.TryTake("else") ? Conditional() : null;
            then = Low(new ConditionalExpression(words.Since(start, mark), then, condition, otherwise));
        }

        return then;
    });

    /// <summary>What <c>for … in</c> goes through: here <c>if</c> begins the loop's condition.</summary>
    public Expression Or() => Logic(And, "or");

    private Expression And() => Logic(Not, "and");

    private Expression Logic(Func<Expression> operand, string word)
    {
        var start = Current.Start;
        var left = operand();
        while (Current.Kind == TokenKind.Name && Current.Text == word)
        {
            var mark = words.Take().Start;
            var right = operand();
            left = Low(new LogicExpression(words.Since(start, mark), left, right, word == "and"));
        }

        return left;
    }

    private Expression Not()
    {
        var start = Current.Start;
        return words.TryTake("not") ? Low(new UnaryExpression(words.Since(start, start), Nested(Not), static (_, v) => Value.Of(!v.IsTrue))) : Comparison();
    }

    private Expression Comparison()
    {
        var start = Current.Start;
        var first = Sum();
        var (mark, others) = (Current.Start, new List<(string, Expression)>());
        while (ComparisonSign() is { } sign)
        {
            others.Add((sign, Sum()));
        }

        return others.Count == 0 ? first : Low(new ComparisonExpression(words.Since(start, mark), first, [.. others]));
    }

    private string? ComparisonSign()
    {
        if (words.IsSign("==", "!=", "<", "<=", ">", ">=") || words.Is(TokenKind.Name, "in"))
        {
            return words.Take().Text;
        }

        if (words.Is(TokenKind.Name, "not") && words.Following is { Kind: TokenKind.Name, Text: "in" })
        {
            words.Take();
            words.Take();
            return "not in";
        }

        return null;
    }

    private Expression Sum() => Binary(Joined, static sign => sign switch { "+" => Arithmetic.Add, "-" => Arithmetic.Subtract, _ => null });

    private Expression Joined()
    {
        var start = Current.Start;
        var first = Product();
        if (Current is not { Kind: TokenKind.Sign, Text: "~" })
        {
            return first;
        }

        var mark = Current.Start;
        var parts = new List<Expression> { first };
        while (words.TryTake("~"))
        {
            parts.Add(Product());
        }

        return Low(new JoinExpression(words.Since(start, mark), [.. parts]));
    }

    private Expression Product() => Binary(
        Power,
        static sign => sign switch { "*" => Arithmetic.Multiply, "/" => Arithmetic.Divide, "//" => Arithmetic.FloorDivide, "%" => Arithmetic.Remainder, _ => null });

    private Expression Power() => Binary(() => Signed(withFilters: true), static sign => sign == "**" ? Arithmetic.Power : null);

    private Expression Binary(Func<Expression> operand, Func<string, Func<Rendering, Value, Value, Value>?> find)
    {
        var start = Current.Start;
        var left = operand();
        while (Current.Kind == TokenKind.Sign && find(Current.Text) is { } apply)
        {
            var mark = words.Take().Start;
            var right = operand();
            left = Low(new BinaryExpression(words.Since(start, mark), left, right, apply));
        }

        return left;
    }

    private Expression Signed(bool withFilters)
    {
        var start = Current.Start;
        Expression expression;
        if (words.IsSign("-", "+"))
        {
            var isMinus = words.Take().Text == "-";
            var operand = Nested(() => Signed(withFilters: false));
            expression = Low(new UnaryExpression(words.Since(start, start), operand, isMinus ? Arithmetic.Negate : static (r, v) => Arithmetic.Add(r, Value.Of(0L), v)));
        }
        else
        {
            expression = Postfix(Primary());
        }

        return withFilters ? Filters(expression) : expression;
    }

    private Expression Primary()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Text:
                var text = words.Take().Text;
                while (Current.Kind == TokenKind.Text)
                {
                    text += words.Take().Text;
                }

                return LiteralExpression.Of(words.Since(token.Start, token.Start), text);
            case TokenKind.Integer:
                var whole = words.TakeInteger();
                return new LiteralExpression(words.Since(token.Start, token.Start), Value.Of(whole));
            case TokenKind.Float:
                var number = words.TakeFloat();
                return new LiteralExpression(words.Since(token.Start, token.Start), Value.Of(number));
            case TokenKind.Name:
                return Named(token);
            case TokenKind.Sign when token.Text == "(":
                return Nested(Parenthesis);
            case TokenKind.Sign when token.Text == "[":
                return Nested(List);
            case TokenKind.Sign when token.Text == "{":
                return Nested(Map);
            default:
                throw words.Unexpected();
        }
    }

    private Expression Named(Token token)
    {
        Value? constant = token.Text switch
        {
            "true" or "True" => Value.Of(true),
            "false" or "False" => Value.Of(false),
            "none" or "None" => Value.Null,
            _ => null,
        };
        var name = words.TakeName();
        var place = words.Since(token.Start, token.Start);
        if (constant is { } value)
        {
            return new LiteralExpression(place, value);
        }

        if (name == "loop" && scopes.Loop >= 0)
        {
            return new LoopExpression(place, scopes.Loop);
        }

        if (words.IsSign("(") && scopes.Find(name).Length == 0)
        {
            return name is "dict" or "namespace" ? NamedValues(token) : Call(token, Function(FunctionTable.Globals, token), null);
        }

        var expression = new NameExpression(place, name, scopes.Find(name));
        if (scopes.Find(name).Length == 0)
        {
            references.Add(expression);
        }

        return expression;
    }

    /// <summary><c>dict(a=1)</c>, <c>namespace(a=1)</c>.</summary>
    private MapExpression NamedValues(Token name)
    {
        var (positional, named) = Arguments();
        return positional.Count == 0
            ? Low(new MapExpression(
                words.Since(name.Start, name.Start),
                [.. named.Select(n => LiteralExpression.Of(words.Since(name.Start, name.Start), n.Key))],
                [.. named.Select(static n => n.Value)],
                name.Text == "namespace"))
            : throw words.Wrong(name.Start, $"'{name.Text}' takes arguments with names: {name.Text}(count=0).");
    }

    private Expression Parenthesis()
    {
        var start = Current.Start;
        words.Take("(");
        var (items, isList) = (new List<Expression>(), false);
        while (!words.TryTake(")"))
        {
            items.Add(Conditional());
            isList |= words.IsSign(",");
            EndItem(")");
        }

        return isList || items.Count == 0 ? Low(new ListExpression(words.Since(start, start), [.. items])) : items[0];
    }

    private ListExpression List()
    {
        var start = Current.Start;
        words.Take("[");
        var items = new List<Expression>();
        while (!words.TryTake("]"))
        {
            items.Add(Conditional());
            EndItem("]");
        }

        return Low(new ListExpression(words.Since(start, start), [.. items]));
    }

    private MapExpression Map()
    {
        var start = Current.Start;
        words.Take("{");
        var (keys, values) = (new List<Expression>(), new List<Expression>());
        while (!words.TryTake("}"))
        {
            keys.Add(Conditional());
            words.Take(":");
            values.Add(Conditional());
            EndItem("}");
        }

        return Low(new MapExpression(words.Since(start, start), [.. keys], [.. values]));
    }

    /// <summary>After an item stands a comma or the end.</summary>
    private void EndItem(string end)
    {
        if (!words.TryTake(",") && (Current.Kind != TokenKind.Sign || Current.Text != end))
        {
            throw words.Unexpected();
        }
    }

    private Expression Postfix(Expression target)
    {
        while (words.IsSign(".", "[", "("))
        {
            target = Current.Text switch
            {
                "." => Member(target),
                "[" => Nested(() => Subscript(target)),
                _ => throw words.Wrong(
                    Current.Start,
                    $"'{target.Place.Text}' cannot be called. What can be: {string.Join(", ", FunctionTable.Globals.Names)}, dict, namespace, and methods."),
            };
        }

        return target;
    }

    private Expression Member(Expression target)
    {
        var start = target.Place.Start;
        words.Take(".");
        var token = Current;
        if (token.Kind == TokenKind.Integer)
        {
            var place = words.TakeInteger();
            return Low(new ItemExpression(words.Since(start, start), target, new LiteralExpression(words.Since(token.Start, token.Start), Value.Of(place))));
        }

        if (token.Kind != TokenKind.Name)
        {
            throw words.Unexpected();
        }

        words.Take();
        var isCall = words.IsSign("(");
        if (target is LoopExpression { IsWhole: true } loop)
        {
            return isCall ? Cycle(loop, token)
                : LoopState.Names.Contains(token.Text) ? new LoopExpression(words.Since(start, start), loop.Loop, token.Text)
                : throw words.Wrong(token.Start, $"A loop has no '{token.Text}'. {Known.Hint(token.Text, [.. LoopState.Names, "cycle"])}");
        }

        return isCall ? Call(token, Function(FunctionTable.Methods, token), target) : Low(new MemberExpression(words.Since(start, start), target, token.Text));
    }

    private LoopCycleExpression Cycle(LoopExpression loop, Token name)
    {
        var (values, named) = Arguments();
        return name.Text == "cycle" && values.Count > 0 && named.Count == 0
            ? Low(new LoopCycleExpression(words.Since(name.Start, name.Start), loop.Loop, [.. values]))
            : throw words.Wrong(name.Start, "The one method of a loop is cycle('a', 'b').");
    }

    private Expression Subscript(Expression target)
    {
        var start = target.Place.Start;
        words.Take("[");
        var from = words.IsSign(":") ? null : Conditional();
        if (words.TryTake("]"))
        {
            return Low(new ItemExpression(words.Since(start, start), target, from ?? throw words.Unexpected()));
        }

        words.Take(":");
        var to = Part();
        var step = words.TryTake(":") ? Part() : null;
        words.Take("]");
        return Low(new SliceExpression(words.Since(start, start), target, from, to, step));

        Expression? Part() => words.IsSign(":", "]") ? null : Conditional();
    }

    private Expression Filters(Expression target)
    {
        while (true)
        {
            if (words.TryTake("|"))
            {
                var token = Current;
                _ = words.TakeName();
                var filter = Function(FunctionTable.Filters, token);
                if (filter.TakesUndefined)
                {
                    references.Forgive(target);
                }

                target = Call(token, filter, target);
            }
            else if (words.TryTake("is"))
            {
                target = Test(target);
            }
            else
            {
                return target;
            }
        }
    }

    private Expression Test(Expression target)
    {
        var isNot = words.TryTake("not");
        var token = Current;
        if (token.Kind != TokenKind.Name)
        {
            throw words.Unexpected();
        }

        words.Take();
        var test = Function(FunctionTable.Tests, token);
        if (test.TakesUndefined)
        {
            references.Test(target);
        }

        // A test's one argument needs no brackets: is divisibleby 3.
        var isBare = test.Parameters.Count == 1 && Current is not { Kind: TokenKind.Sign, Text: "(" };
        var holds = isBare
            ? Call(token, test, target, ([Postfix(Primary())], []))
            : Call(token, test, target);
        return isNot ? Low(new UnaryExpression(holds.Place, holds, static (_, v) => Value.Of(!v.IsTrue))) : holds;
    }

    private CallExpression Call(Token name, Function function, Expression? target)
        => Call(name, function, target, words.IsSign("(") ? Arguments() : ([], []));

    private CallExpression Call(Token name, Function function, Expression? target, (List<Expression> Positional, List<KeyValuePair<string, Expression>> Named) given)
    {
        if (function.FirstNames?.Invoke() is { } table && given.Positional is [LiteralExpression { Text: { } first } literal, ..])
        {
            _ = table.Get(first, literal.Place.Wrong);
        }

        var arguments = function.Arrange(given.Positional, given.Named, p => words.Wrong(name.Start, p));
        return Low(new CallExpression(words.Since(target?.Place.Start ?? name.Start, name.Start), function, target, arguments));
    }

    private (List<Expression> Positional, List<KeyValuePair<string, Expression>> Named) Arguments() => Nested(() =>
    {
        words.Take("(");
        var (positional, named) = (new List<Expression>(), new List<KeyValuePair<string, Expression>>());
        while (!words.TryTake(")"))
        {
            if (Current.Kind == TokenKind.Name && words.Following is { Kind: TokenKind.Sign, Text: "=" })
            {
                var name = words.TakeName();
                words.Take("=");
                named.Add(new(name, Conditional()));
            }
            else
            {
                positional.Add(named.Count == 0 ? Conditional() : throw words.Wrong(Current.Start, "An argument without a name stands before those with names."));
            }

            EndItem(")");
        }

        return (positional, named);
    });

    private Function Function(FunctionTable table, Token name) => table.Get(name.Text, p => words.Wrong(name.Start, p));

    private T Nested<T>(Func<T> read)
    {
        if (++_depth > limits.TemplateDepth)
        {
            throw words.Wrong(Current.Start, $"This is nested more than {limits.TemplateDepth} deep.");
        }

        var result = read();
        _depth--;
        return result;
    }

    private static T Low<T>(T expression)
        where T : Expression
        => expression.Height <= MaxHeight ? expression : throw expression.Place.Wrong($"This is a chain of more than {MaxHeight} operations.");
}
