package dev.mien.app.console;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Whether people look at what is written. */
public final class Terminal {
    private static final int OUT = 1;
    private static final int ERR = 2;

    private Terminal() {}

    /** Whether standard output goes to a terminal. */
    public static boolean isStandardOutput() {
        return is("mien.stdout.terminal", OUT);
    }

    /** Whether standard error goes to a terminal. */
    public static boolean isStandardError() {
        return is("mien.stderr.terminal", ERR);
    }

    /** Whether a terminal may be sent colours: not where NO_COLOR is set (no-color.org), nor to one that knows no commands. */
    public static boolean hasColour() {
        return isColourful(System.getenv("NO_COLOR"), System.getenv("TERM"));
    }

    /** Whether a terminal understands commands that move the cursor, as progress bars send them. */
    public static boolean moves() {
        return !"dumb".equals(System.getenv("TERM"));
    }

    static boolean isColourful(@Nullable String noColour, @Nullable String term) {
        return (noColour == null || noColour.isEmpty()) && !"dumb".equals(term);
    }

    /** The start scripts know it for certain; without them the system is asked, Java before 22 not knowing it alone. */
    @SuppressWarnings("SystemConsoleNull") // what newer versions return is asked further
    private static boolean is(String property, int descriptor) {
        String said = System.getProperty(property);
        if (said != null) {
            return Boolean.parseBoolean(said);
        }
        Path link = Path.of("/proc/self/fd/" + descriptor);
        if (Files.isSymbolicLink(link)) {
            return isTerminal(link);
        }
        Console console = System.console();
        return console != null && isTerminal(console);
    }

    private static boolean isTerminal(Path link) {
        try {
            String device = Files.readSymbolicLink(link).toString();
            return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty") || device.equals("/dev/console");
        } catch (IOException e) {
            return false;
        }
    }

    /** From Java 22 on there is a console without a terminal as well, which then says so. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException e) {
            return true;
        }
    }
}
