// Case 163 | Level: core | a namespace is forbidden to a tier, with those below it
[assembly: Gen.Plugins.PluginForbids(Namespace = "System.Net", Tier = Gen.Plugins.PluginTier.Controller, Reason = "Controllers steer.")]

namespace Acme.Controller.Workbook
{
    using System.Net; // OK

    public class Book
    {
        private System.Net.Http.HttpClient _client; // BAD: Controller.Workbook -> System.Net.Http.HttpClient
        private IPAddress _address; // BAD: Controller.Workbook -> System.Net.IPAddress
        private System.Uri _uri; // OK
        private System.IO.Stream _stream; // OK
        private SystemNet.Thing _thing; // OK
        private System.Collections.Generic.List<Cookie> _cookies; // BAD: Controller.Workbook -> System.Net.Cookie

        public void Run()
        {
            _ = Dns.GetHostName(); // BAD: Controller.Workbook -> System.Net.Dns
            _ = HttpStatusCode.OK; // BAD: Controller.Workbook -> System.Net.HttpStatusCode
            _ = nameof(System.Net); // OK
        }
    }
}

namespace SystemNet
{
    public class Thing { }
}

namespace Acme.Actions.Postgres
{
    public class Export { private System.Net.Http.HttpClient _client; } // OK
}

namespace Acme.Shared.Web
{
    public class Fetch { private System.Net.Http.HttpClient _client; } // OK
}
