package dev.mien.server.store;

import dev.mien.server.store.Store.By;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wanted deleted, so that no backup brings it back: a line each in a file, with a hash of a job's id, or what stands for a
 * subject or a session in the vault, neither of which says anything to others, and the time.
 */
public final class Deletions {
    private static final String JOB = "job";
    private static final Pattern LINE = Pattern.compile("((?:job|subject|session) [0-9a-f]{64}) ([0-9T:.-]+Z)");

    private final Path file;
    private final Map<String, Instant> latest = new HashMap<>();

    private Deletions(Path file) {
        this.file = file;
    }

    /**
     * Reads a list, or begins one.
     *
     * @param file of it; made with the first line
     * @return the list
     * @throws IOException if it cannot be read
     */
    public static Deletions open(Path file) throws IOException {
        Deletions all = new Deletions(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                Matcher matcher = LINE.matcher(line); // one that is not whole was never answered
                if (matcher.matches()) {
                    all.latest.put(matcher.group(1), Instant.parse(matcher.group(2)));
                }
            }
        }
        return all;
    }

    /**
     * Notes a job; on the disk when this returns.
     *
     * @param id of the job
     * @throws UncheckedIOException if that cannot be written
     */
    public void job(String id) {
        note(JOB + " " + hash(id));
    }

    /**
     * Notes all results about a subject or of a session that were made until now; on the disk when this returns.
     *
     * @param by what is named
     * @param tag what stands for it
     * @throws UncheckedIOException if that cannot be written
     */
    public void results(By by, String tag) {
        note(by.column() + " " + tag);
    }

    private synchronized void note(String what) {
        Instant now = Instant.now();
        ByteBuffer line = ByteBuffer.wrap(("\n" + what + " " + now + "\n").getBytes(StandardCharsets.US_ASCII));
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            while (line.hasRemaining()) {
                out.write(line);
            }
            out.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        latest.put(what, now);
    }

    /**
     * {@return whether a job was deleted}
     *
     * @param id of the job
     */
    public synchronized boolean hasJob(String id) {
        return latest.containsKey(JOB + " " + hash(id));
    }

    /**
     * {@return whether a result was deleted}
     *
     * @param result of a backup
     */
    public synchronized boolean has(Kept result) {
        return isBehind(By.SUBJECT, result.subject(), result.created())
                || isBehind(By.SESSION, result.session(), result.created());
    }

    private boolean isBehind(By by, String tag, Instant created) {
        return !latest.getOrDefault(by.column() + " " + tag, Instant.MIN).isBefore(created);
    }

    /** Ids are random, so that nobody finds one by its hash. */
    private static String hash(String id) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(id.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has SHA-256
        }
    }
}
