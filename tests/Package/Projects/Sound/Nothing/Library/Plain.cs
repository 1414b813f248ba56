namespace Nothing.Library;

public static class Plain
{
    public static int Answer => 42;
}
