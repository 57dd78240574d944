package dev.mien.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/**
 * What a reader promises of any input, however damaged: it is read, or refused by the declared exception in one plain line, and
 * either costs little.
 *
 * @param refusal the exception that users are told to expect
 * @param mostBytes that the reading thread may allocate on the heap in all, freed ones too
 * @param mostSeconds of the reading thread's processor
 */
public record ReaderPromise(Class<? extends Exception> refusal, long mostBytes, double mostSeconds) {
    /** Characters, besides those of the input, which a line may quote. */
    private static final Pattern CLASS_NAME =
            Pattern.compile("\\b(?:[a-z]\\w*\\.){2,}[A-Z]\\w*|\\b[A-Z]\\w+(?:Exception|Error)\\b");

    private static final int LONGEST_LINE = 600;

    private static final int SHOWN = 1 << 16;

    /** Reads an input. */
    public interface Reader {
        /**
         * {@return what came out, in words that are the same for all inputs of a kind}
         *
         * @throws Exception the declared one, if the promise is kept
         */
        String read() throws Exception;
    }

    /**
     * Tries a reader; a broken promise fails the test and shows the input. What seems to cost too much is read once more, since the
     * first of a kind loads classes, and in a fuzzer changes them.
     *
     * @param input what is read, for the message
     * @param reader reads it
     * @return what the reader gave, or {@link Finds#way} of its refusal, which begins with a bar
     */
    public String kept(byte[] input, Reader reader) {
        Reading reading = read(input, reader);
        if (reading.bytes >= mostBytes || reading.seconds >= mostSeconds) {
            reading = read(input, reader);
        }
        assertThat(reading.bytes).as("bytes taken for %s", shown(input)).isLessThan(mostBytes);
        assertThat(reading.seconds).as("seconds taken for %s", shown(input)).isLessThan(mostSeconds);
        return reading.way;
    }

    private record Reading(String way, long bytes, double seconds) {}

    private Reading read(byte[] input, Reader reader) {
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long bytes = thread.getCurrentThreadAllocatedBytes();
        long nanos = thread.getCurrentThreadCpuTime();
        String way;
        try {
            way = reader.read();
        } catch (Throwable thrown) {
            if (!refusal.isInstance(thrown)) {
                throw new AssertionFailedError("let out " + thrown + " on " + shown(input), thrown);
            }
            isPlain(thrown.getMessage(), input);
            way = Finds.way(thrown);
        }
        return new Reading(
                way, thread.getCurrentThreadAllocatedBytes() - bytes, (thread.getCurrentThreadCpuTime() - nanos) / 1e9);
    }

    /**
     * Fails unless a line is fit for a user: one line, nothing that a terminal obeys, no name of a class but what the input itself
     * says.
     *
     * @param line what a reader or a program says
     * @param input what it says it of
     */
    public static void isPlain(@Nullable String line, byte[] input) {
        assertThat(line)
                .as("said of %s", shown(input))
                .isNotBlank()
                .hasSizeLessThan(LONGEST_LINE + input.length)
                .doesNotContainPattern("[\\p{Cc}\\u2028\\u2029\\u202a-\\u202e\\u2066-\\u2069]");
        String said = new String(input, StandardCharsets.UTF_8);
        assertThat(CLASS_NAME.matcher(Objects.requireNonNull(line)).results().map(MatchResult::group))
                .as("names of classes in %s, said of %s", line, shown(input))
                .allMatch(said::contains);
    }

    private static String shown(byte[] input) {
        return input.length > SHOWN ? input.length + " bytes" : Finds.hex(input);
    }
}
