using System.Text;
using Gen.Plugins.Tool.Commands;
using Gen.Plugins.Tool.Output;

// Not Console.Out, which writes each line to the system at once: a list may have thousands.
if (OperatingSystem.IsWindows())
{
    Console.OutputEncoding = Encoding.UTF8;
}

using var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 0x4000);
using var error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true };
var isTerminal = !Console.IsOutputRedirected;
var terminal = new Terminal(output, error, isTerminal && Console.WindowWidth > 0 ? Console.WindowWidth : null)
{
    LiveWidth = Console.IsErrorRedirected || Environment.GetEnvironmentVariable("TERM") == "dumb" ? null : LiveWidth(),
    Answer = Console.IsInputRedirected || Console.IsErrorRedirected ? null : Console.ReadLine,
    HasColours = isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb",
};
return GenCommand.Run(args, terminal);

// Not each terminal knows its width, and some know it only if the output goes to it too.
static int LiveWidth()
{
    const int Usual = 80;
    try
    {
        return Console.WindowWidth is > 0 and var columns ? columns : Usual;
    }
    catch (IOException)
    {
        return Usual;
    }
}
