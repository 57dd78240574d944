package dev.mien.server.audit;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The end of a log: where the next line goes on.
 *
 * @param number of the last whole line, 0 if there is none
 * @param hash of it
 * @param torn what stands behind it and is no whole line; empty if nothing does
 */
@SuppressWarnings("ArrayRecordComponent") // compared with nothing
record Tail(long number, String hash, byte[] torn) {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Longer than any line, as a policy is limited. */
    private static final int MOST_BYTES = 4 << 20;

    static Tail of(RandomAccessFile log, Path name) throws IOException {
        byte[] bytes = new byte[(int) Math.min(log.length(), MOST_BYTES)];
        log.seek(log.length() - bytes.length);
        log.readFully(bytes);
        for (int end = newline(bytes, bytes.length); end >= 0; ) {
            int before = newline(bytes, end);
            byte[] line = Arrays.copyOfRange(bytes, before + 1, end);
            long number = number(line);
            if (number > 0) {
                return new Tail(number, Chain.hash(line), Arrays.copyOfRange(bytes, end + 1, bytes.length));
            }
            end = before;
        }
        if (bytes.length == log.length() && (bytes.length == 0 || new String(bytes, 0, 1, US_ASCII).equals("{"))) {
            return new Tail(0, Chain.START, bytes); // the very first line may be torn too
        }
        throw new IOException(name + ": no audit log; move it away, and a new one is begun");
    }

    private static int newline(byte[] bytes, int behind) {
        int at = behind - 1;
        while (at >= 0 && bytes[at] != '\n') {
            at--;
        }
        return at;
    }

    /** 0 if it is no line of a log. */
    private static long number(byte[] line) {
        try {
            JsonNode json = JSON.readTree(line);
            return json.has(Chain.PREVIOUS) ? json.path(Chain.NUMBER).asLong() : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
