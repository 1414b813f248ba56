namespace Gen.Plugins.Tool.Tiers.Drawing;

/// <summary>
/// Places bands below each other and the boxes of their slices in rows, and leads each edge from side to side: from one row to the next in a curve, past
/// the rows between them straight down or up where no box stands. So no two boxes overlap, and no edge runs through a box that is not its own.
/// </summary>
internal sealed class TierLayout
{
    public const double BoxHeight = 44;

    private const double BoxGap = 44;
    private const double RowGap = 64;
    private const double BandGap = 14;
    private const double Clearance = 10;
    private const int FewestInRow = 6;

    private readonly double[] _widths;
    private readonly List<(double Top, int[] Slices)> _rows = [];
    private readonly int[] _rowOf;

    /// <param name="picture">What is drawn.</param>
    /// <param name="left">Where boxes may begin.</param>
    /// <param name="top">Where the first band begins.</param>
    /// <param name="widthOf">How wide the box of a slice is.</param>
    public TierLayout(TierPicture picture, double left, double top, Func<TierSlice, double> widthOf)
    {
        _widths = [.. picture.Slices.Select(widthOf)];
        _rowOf = new int[_widths.Length];
        X = new double[_widths.Length];
        var rows = TierDrawing.Bands(picture).Select(static b => (b.Name, b.Fill, Rows: (TierSlice[][])[.. b.Slices.Chunk(Math.Max(FewestInRow, (int)Math.Ceiling(Math.Sqrt(b.Slices.Count * 2))))])).ToArray();
        var widest = rows.SelectMany(static b => b.Rows).Select(WidthOf).DefaultIfEmpty().Max();
        Bottom = top;
        foreach (var band in rows)
        {
            var start = Bottom;
            var y = start + (RowGap / 2);
            foreach (var row in band.Rows)
            {
                Add(row, left + Clearance + ((widest - WidthOf(row)) / 2), y);
                y += BoxHeight + RowGap;
            }

            Bottom = y - (RowGap / 2);
            Bands.Add((band.Name, band.Fill, start, Bottom - start));
            Bottom += BandGap;
        }

        Right = left + widest + (Clearance * 2);
        Edges = Lead(picture);
    }

    /// <summary>The left side of each slice's box.</summary>
    public double[] X { get; }

    public double Right { get; }

    public double Bottom { get; }

    public List<(string Name, string Fill, double Top, double Height)> Bands { get; } = [];

    /// <summary>The points of each edge; between the first and the second, the third and the fourth and so on it curves, else it is straight.</summary>
    public IReadOnlyList<(double X, double Y)[]> Edges { get; }

    public double WidthOf(int slice) => _widths[slice];

    public double TopOf(int slice) => _rows[_rowOf[slice]].Top;

    private double WidthOf(TierSlice[] row) => row.Sum(s => _widths[s.Id]) + (BoxGap * (row.Length - 1));

    private void Add(TierSlice[] row, double x, double y)
    {
        foreach (var slice in row)
        {
            _rowOf[slice.Id] = _rows.Count;
            X[slice.Id] = x;
            x += _widths[slice.Id] + BoxGap;
        }

        _rows.Add((y, [.. row.Select(static s => s.Id)]));
    }

    private (double X, double Y)[][] Lead(TierPicture picture)
    {
        // Each end of an edge has a place of its own on the side of its box, in the order of where the other end is.
        var ends = new (double X, double Y)[picture.Edges.Count, 2];
        var sides = picture.Edges.SelectMany((e, i) => new[] { (Edge: i, End: 0, Slice: e.From, Other: e.To), (Edge: i, End: 1, Slice: e.To, Other: e.From) })
            .GroupBy(e => (e.Slice, IsTop: _rowOf[e.Slice] >= _rowOf[e.Other] && (e.End == 0 || _rowOf[e.Slice] > _rowOf[e.Other]) || (e.End == 1 && _rowOf[e.Slice] == _rowOf[e.Other])));
        foreach (var side in sides)
        {
            var sorted = side.OrderBy(e => X[e.Other] + (_widths[e.Other] / 2)).ThenBy(static e => e.Edge).ToArray();
            for (var i = 0; i < sorted.Length; i++)
            {
                var x = X[side.Key.Slice] + (_widths[side.Key.Slice] * (i + 1) / (sorted.Length + 1));
                ends[sorted[i].Edge, sorted[i].End] = (x, TopOf(side.Key.Slice) + (side.Key.IsTop ? 0 : BoxHeight));
            }
        }

        return [.. picture.Edges.Select((e, i) => Lead(_rowOf[e.From], _rowOf[e.To], ends[i, 0], ends[i, 1], i))];
    }

    private (double X, double Y)[] Lead(int from, int to, (double X, double Y) start, (double X, double Y) end, int number)
    {
        var points = new List<(double X, double Y)> { start };
        var step = Math.Sign(to - from);
        for (var row = from + step; step != 0 && row != to; row += step)
        {
            var top = _rows[row].Top;
            var share = (top - start.Y) / (end.Y - start.Y);
            var x = Free(row, start.X + ((end.X - start.X) * share), number);
            points.Add((x, step > 0 ? top - Clearance : top + BoxHeight + Clearance));
            points.Add((x, step > 0 ? top + BoxHeight + Clearance : top - Clearance));
        }

        points.Add(end);
        return [.. points];
    }

    /// <summary>The place nearest to the wanted one at which no box of the row stands; where several edges pass, a little beside each other.</summary>
    private double Free(int row, double wanted, int number)
    {
        foreach (var slice in _rows[row].Slices)
        {
            var (left, right) = (X[slice] - Clearance, X[slice] + _widths[slice] + Clearance);
            if (wanted > left && wanted < right)
            {
                // Between two boxes there is room for some.
                var beside = number % 4 * ((BoxGap - (Clearance * 2)) / 4);
                return wanted - left < right - wanted ? left - beside : right + beside;
            }
        }

        return wanted;
    }
}
