printfn "%s" typeof<Transitive.Library.IGreeting>.FullName
