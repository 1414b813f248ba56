using Acme.Contracts;

namespace Acme.Host;

internal sealed class Clock : IClock
{
    public string Now => "noon";
}
