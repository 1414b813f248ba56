using System.Runtime.InteropServices;

namespace Gen.Worker.Actions.DuckDb.Native;

/// <summary>duckdb_result, whose fields are the library's own business.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct QueryResult
{
    private ulong _columns;
    private ulong _rows;
    private ulong _changed;
    private nint _data;
    private nint _error;
    private nint _internal;
}
