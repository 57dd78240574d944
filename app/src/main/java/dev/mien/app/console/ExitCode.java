package dev.mien.app.console;

/** What a verb tells the shell. */
public final class ExitCode {
    public static final int DONE = 0;
    public static final int SOME_FAILED = 1;
    public static final int WRONG_USAGE = 2;

    private ExitCode() {}
}
