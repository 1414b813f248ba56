// Case 164 | Level: core | a type forbids types to itself and to what is in it
namespace Acme.Actions.Postgres
{
    using System.IO;
    using System.Text;
    using Gen.Plugins;

    [PluginForbids(typeof(StringBuilder))] // OK
    [PluginForbids(Namespace = "System.IO", Reason = "Use the store.")]
    public class Export
    {
        private StringBuilder _builder; // BAD: Actions.Postgres -> System.Text.StringBuilder
        private Stream _stream; // BAD: Actions.Postgres -> System.IO.Stream
        private StringWriter _writer; // BAD: Actions.Postgres -> System.IO.StringWriter
        private string _text; // OK
        private Encoding _encoding; // OK

        private class Inner
        {
            private StringBuilder _builder; // BAD: Actions.Postgres -> System.Text.StringBuilder
        }
    }

    public class Fine
    {
        private StringBuilder _builder; // OK
        private Stream _stream; // OK
        private Export _export; // OK
    }

    public interface IContract { }

    [Plugin("postgres")]
    [PluginForbids(typeof(System.IFormatProvider))]
    public class Marked : IContract
    {
        private System.Globalization.CultureInfo _culture; // BAD: Actions.Postgres -> System.Globalization.CultureInfo
        private System.IFormattable _fine; // OK
    }
}
