using System.Text;

namespace Gen.Plugins.Analyzers.Names.Clashes;

/// <summary>A contract, as a manifest knows it.</summary>
/// <param name="Id">Its type and assembly; see <see cref="Model.ContractModel.Id"/>.</param>
/// <param name="Name">Its name.</param>
internal readonly record struct Contract(string Id, string Name)
{
    /// <summary>The type without its assembly.</summary>
    public string TypeName => Id.Substring(0, Math.Max(0, Id.LastIndexOf(", ", StringComparison.Ordinal)));

    public string AssemblyName => Id.Substring(Id.LastIndexOf(", ", StringComparison.Ordinal) + 2);

    /// <summary>
    /// What is the same for a generic contract and all that is made of it: <c>Acme.ILoad`1, Acme</c>, whether the id says <c>ILoad`1</c> or
    /// <c>ILoad&lt;int&gt;</c>.
    /// </summary>
    public string Definition
    {
        get
        {
            var definition = new StringBuilder(Id.Length);
            int depth = 0, arguments = 0;
            foreach (var c in TypeName)
            {
                if (c is '<' or '(' or '[')
                {
                    arguments = depth++ == 0 ? 1 : arguments;
                }
                else if (c is '>' or ')' or ']')
                {
                    if (--depth == 0)
                    {
                        definition.Append('`').Append(arguments);
                    }
                }
                else if (depth > 0)
                {
                    arguments += c == ',' && depth == 1 ? 1 : 0;
                }
                else if (c != '@')
                {
                    definition.Append(c == '+' ? '.' : c);
                }
            }

            return definition.Append(", ").Append(AssemblyName).ToString();
        }
    }
}
