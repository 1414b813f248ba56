namespace Acme.Contracts;

public interface IClock
{
    string Now { get; }
}
