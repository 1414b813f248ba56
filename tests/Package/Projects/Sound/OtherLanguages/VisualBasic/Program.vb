Module Program
    Sub Main()
        System.Console.WriteLine(GetType(Transitive.Library.IGreeting).FullName)
    End Sub
End Module
