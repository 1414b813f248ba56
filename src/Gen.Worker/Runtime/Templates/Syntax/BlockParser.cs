using Gen.Worker.Runtime.Playbooks;
using Gen.Worker.Runtime.Playbooks.Yaml;
using Gen.Worker.Runtime.Templates.Blocks;
using Gen.Worker.Runtime.Templates.Expressions;
using Gen.Worker.Runtime.Values;

namespace Gen.Worker.Runtime.Templates.Syntax;

/// <summary>Makes blocks of a template's text.</summary>
internal sealed class BlockParser(YamlScalar scalar, PlaybookLimits limits)
{
    private const string Opening = "{{";
    private const string Statement = "{%";
    private const string Comment = "{#";

    private static readonly string[] Statements = ["if", "for", "set", "raw"];
    private static readonly string[] Middles = ["elif", "else", "endif", "endfor", "endset", "endraw"];
    private static readonly string[] Unsupported =
        ["block", "extends", "include", "import", "from", "macro", "call", "filter", "with", "do", "break", "continue", "autoescape", "trans"];

    private readonly string _text = scalar.Text;
    private int _at;
    private int _depth;

    /// <summary>The closing before <see cref="_at"/> takes away the blanks that follow.</summary>
    private bool _trims;

    public NameScopes Scopes { get; } = new();

    public NameReferences References { get; } = new();

    /// <summary>Whether the text is more than text.</summary>
    public static bool IsTemplate(string text) => Find(text, 0) >= 0;

    /// <summary>Reads all of it.</summary>
    /// <exception cref="PlaybookException">Something in it is not written as it should be.</exception>
    public IReadOnlyList<Block> Read()
    {
        var (blocks, end) = Body([]);
        return end is null ? blocks : throw Stray(end);
    }

    /// <summary>Where the next expression, statement or comment begins, or -1.</summary>
    private static int Find(string text, int from)
    {
        for (var at = text.IndexOf('{', from); at >= 0 && at + 1 < text.Length; at = text.IndexOf('{', at + 1))
        {
            if (text[at + 1] is '{' or '%' or '#')
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>Reads until a statement that is one of <paramref name="ends"/>, or one that has no business here.</summary>
    private (List<Block> Blocks, TokenReader? End) Body(ReadOnlySpan<string> ends)
    {
        var blocks = new List<Block>();
        while (true)
        {
            var open = Find(_text, _at);
            AddText(blocks, open);
            if (open < 0)
            {
                _at = _text.Length;
                return (blocks, null);
            }

            var mark = _text.Substring(open, 2);
            var start = open + 2 + (open + 2 < _text.Length && _text[open + 2] is '-' or '+' && mark != Comment ? 1 : 0);
            switch (mark)
            {
                case Comment:
                    SkipComment(open);
                    break;
                case Opening:
                    blocks.Add(new OutputBlock(ToEnd(Words(open, start, "}}"))));
                    break;
                default:
                    var words = Words(open, start, "%}");
                    if (words.Is(TokenKind.Name, Middles))
                    {
                        return words.Is(TokenKind.Name, ends) ? (blocks, words) : throw Stray(words);
                    }

                    blocks.AddRange(ReadStatement(words, open));
                    break;
            }
        }
    }

    private void AddText(List<Block> blocks, int open)
    {
        var text = _text.AsSpan(_at, (open < 0 ? _text.Length : open) - _at);
        text = _trims ? text.TrimStart() : text;
        text = open >= 0 && open + 2 < _text.Length && _text[open + 2] == '-' ? text.TrimEnd() : text;
        if (!text.IsEmpty)
        {
            blocks.Add(new TextBlock(text.ToString()));
        }

        _trims = false;
    }

    private TokenReader Words(int open, int start, string closing)
    {
        if (Lexer.Read(scalar, start, closing) is not { } tokens)
        {
            var mark = _text.Substring(open, 2);
            throw Wrong(open, $"'{mark}' is not closed by '{closing}'. To mean the text, write {{{{ '{mark}' }}}}.");
        }

        _at = tokens[^1].End;
        _trims = tokens[^1].Text[0] == '-';
        return new(scalar, tokens);
    }

    private void SkipComment(int open)
    {
        var close = _text.IndexOf("#}", open + 2, StringComparison.Ordinal);
        if (close < 0)
        {
            throw Wrong(open, "'{#' is not closed by '#}'. To mean the text, write {{ '{#' }}.");
        }

        _at = close + 2;
        _trims = close > open + 2 && _text[close - 1] == '-';
    }

    private IEnumerable<Block> ReadStatement(TokenReader words, int open)
    {
        if (++_depth > limits.TemplateDepth)
        {
            throw Wrong(open, $"Blocks are nested more than {limits.TemplateDepth} deep.");
        }

        var token = words.Current;
        IEnumerable<Block> blocks = token.Kind == TokenKind.Name && words.TryTake(token.Text)
            ? token.Text switch
            {
                "if" => [If(words, open)],
                "for" => [For(words, open)],
                "set" => [Set(words, open)],
                "raw" => Raw(words, open),
                var other => throw Wrong(
                    token.Start,
                    Unsupported.Contains(other)
                        ? $"The statement '{other}' is not supported. Supported: {string.Join(", ", Statements)}."
                        : $"There is no statement '{other}'. {Known.Hint(other, Statements)}"),
            }
            : throw Wrong(token.Start, $"After '{{%' stands one of {string.Join(", ", Statements)}. To mean the text, write {{{{ '{{%' }}}}.");
        _depth--;
        return blocks;
    }

    private IfBlock If(TokenReader words, int open)
    {
        var branches = new List<(Expression?, IReadOnlyList<Block>)>();
        var condition = ToEnd(words);
        while (true)
        {
            var (body, end) = Body(condition is null ? ["endif"] : ["elif", "else", "endif"]);
            branches.Add((condition, body));
            switch (Take(end, open, "if"))
            {
                case "elif":
                    condition = ToEnd(end!);
                    break;
                case "else":
                    condition = null;
                    AtEnd(end!);
                    break;
                default:
                    AtEnd(end!);
                    return new IfBlock(branches);
            }
        }
    }

    private ForBlock For(TokenReader words, int open)
    {
        var (start, names) = (words.Current.Start, Names(words));
        words.Take("in");
        var text = _text[start..words.Current.Start].TrimEnd();
        text = text[..^"in".Length].TrimEnd();
        var items = Expressions(words).Or();
        var first = Scopes.Locals;
        Scopes.Enter();
        var targets = new Targets([.. names.Select(Scopes.Declare)], text);
        var condition = words.TryTake("if") ? Expressions(words).Or() : null;
        AtEnd(words);
        var loop = Scopes.EnterLoop();
        var (body, end) = Body(["else", "endfor"]);
        Scopes.LeaveLoop();
        var locals = first..Scopes.Locals;
        Scopes.Leave();
        IReadOnlyList<Block> otherwise = [];
        if (Take(end, open, "for") == "else")
        {
            AtEnd(end!);
            (otherwise, end) = Body(["endfor"]);
            Take(end, open, "for");
        }

        AtEnd(end!);
        return new ForBlock { Targets = targets, Items = items, Condition = condition, Body = body, Else = otherwise, Loop = loop, Locals = locals };
    }

    private Block Set(TokenReader words, int open)
    {
        var token = words.Current;
        var names = Names(words);
        if (names.Count == 1 && words.TryTake("."))
        {
            var member = words.TakeName();
            words.Take("=");
            var space = new NameExpression(new(scalar, token.Start, token.End, token.Start), names[0], Scopes.Find(names[0]));
            return new SetMemberBlock(space, member, ToEnd(words));
        }

        if (words.IsAtEnd && names.Count == 1)
        {
            Scopes.Enter();
            var (body, end) = Body(["endset"]);
            Scopes.Leave();
            Take(end, open, "set");
            AtEnd(end!);
            return new SetTextBlock(Scopes.Declare(names[0]), body);
        }

        words.Take("=");
        var expression = ToEnd(words);
        return new SetBlock(new([.. names.Select(Scopes.Declare)], string.Join(", ", names)), expression);
    }

    /// <summary>Text up to <c>endraw</c>, as it is.</summary>
    private IEnumerable<Block> Raw(TokenReader words, int open)
    {
        AtEnd(words);
        for (var at = _text.IndexOf(Statement, _at, StringComparison.Ordinal); at >= 0; at = _text.IndexOf(Statement, at + 1, StringComparison.Ordinal))
        {
            var rest = _text.AsSpan(at + 2);
            var isTrimmed = rest is ['-', ..];
            rest = rest.TrimStart("-+").TrimStart();
            if (!rest.StartsWith("endraw", StringComparison.Ordinal))
            {
                continue;
            }

            rest = rest["endraw".Length..].TrimStart();
            if (rest is not (['%', '}', ..] or ['-' or '+', '%', '}', ..]))
            {
                continue;
            }

            var text = _text.AsSpan(_at, at - _at);
            text = _trims ? text.TrimStart() : text;
            text = isTrimmed ? text.TrimEnd() : text;
            _trims = rest[0] == '-';
            _at = _text.Length - rest.Length + (rest[0] == '%' ? 2 : 3);
            return text.IsEmpty ? [] : [new TextBlock(text.ToString())];
        }

        throw Open(open, "raw");
    }

    private ExpressionParser Expressions(TokenReader words) => new(words, Scopes, References, limits);

    private Expression ToEnd(TokenReader words)
    {
        var expression = Expressions(words).Conditional();
        AtEnd(words);
        return expression;
    }

    private static List<string> Names(TokenReader words)
    {
        var names = new List<string>();
        var isBracketed = words.TryTake("(");
        do
        {
            names.Add(words.TakeName());
        }
        while (words.TryTake(","));

        if (isBracketed)
        {
            words.Take(")");
        }

        return names;
    }

    /// <summary>The word that ends a body.</summary>
    private string Take(TokenReader? end, int open, string statement)
    {
        var word = end?.Current.Text ?? throw Open(open, statement);
        end.Take(word);
        return word;
    }

    private static void AtEnd(TokenReader words)
    {
        if (!words.IsAtEnd)
        {
            throw words.Unexpected();
        }
    }

    private PlaybookException Open(int open, string statement)
        => Wrong(open, $"'{{% {statement} %}}' is not closed by '{{% end{statement} %}}'. To mean the text, write {{{{ '{{%' }}}}.");

    private PlaybookException Stray(TokenReader words)
        => Wrong(words.Current.Start, $"'{words.Current.Text}' has no business here: what it belongs to is not open.");

    private PlaybookException Wrong(int at, string problem) => new(scalar.Locate(at), problem);
}
