package dev.mien.server.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.server.policy.Policy;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The log, growing. A line is on the disk before the method that writes it returns, so nobody is answered what the log does not have; lines
 * of several threads are flushed together. Refusals may be as many as strangers like, so they are counted and written once a second.
 */
public final class AuditLog implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long COUNTING_MILLIS = 1000;
    /** Kinds of refusals that are told apart within a second. */
    private static final int MOST_KINDS = 1000;

    /** No channel: one would be closed by whoever interrupts a thread that writes. */
    private final RandomAccessFile file;

    private final SubjectNames subjects;
    private final String policy;
    private final Object disk = new Object();
    private final Map<Refusal, Integer> refusals = new LinkedHashMap<>();
    private final Thread counter = new Thread(this::count, "mien-audit");
    private final CountDownLatch ending = new CountDownLatch(1);
    private long number;
    private String previous;
    private long flushed;

    private AuditLog(RandomAccessFile file, Tail tail, SubjectNames subjects, Policy policy) {
        this.file = file;
        this.subjects = subjects;
        this.policy = policy.hash();
        number = tail.number();
        previous = tail.hash();
        flushed = number;
    }

    /** Who was refused what, as far as it is counted together. */
    private record Refusal(String caller, String method, String route, int status) {}

    /**
     * Goes on with a log, or begins one.
     *
     * @param path of it
     * @param key of what subjects hash to, 32 bytes
     * @param policy in force
     * @return the log, to be closed by the caller
     * @throws IOException if it cannot be written, or is none
     */
    public static AuditLog open(Path path, byte[] key, Policy policy) throws IOException {
        RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
        try {
            Tail tail = Tail.of(file, path);
            file.seek(file.length());
            AuditLog log = new AuditLog(file, tail, new SubjectNames(key, policy.namedSubjects()), policy);
            if (tail.torn().length > 0) {
                log.closeOff(tail.torn());
            }
            ObjectNode started = log.line(AuditEvent.STARTED);
            started.set("in_force", JSON.readTree(policy.json()));
            log.write(started);
            log.counter.setDaemon(true);
            log.counter.start();
            return log;
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private void closeOff(byte[] torn) throws IOException {
        write("\n", line(AuditEvent.TORN).put("bytes", torn.length).put(Chain.TORN, Chain.hash(torn)));
    }

    private ObjectNode line(AuditEvent event) {
        return JSON.createObjectNode().put(Chain.EVENT, event.label());
    }

    /**
     * Notes that somebody is answered.
     *
     * @param asked who asked what
     * @param status of the answer
     * @throws IOException if that cannot be written; then nobody must be answered
     */
    public void answered(Asked asked, int status) throws IOException {
        ObjectNode line = line(AuditEvent.ANSWERED)
                .put("caller", asked.caller())
                .put("method", asked.method())
                .put("route", asked.route())
                .put("status", status);
        subject(line, asked.subject());
        if (asked.pictures() > 0) {
            line.put("pictures", asked.pictures());
        }
        write(line.put("request_id", asked.requestId()).put("policy", policy));
    }

    /**
     * Counts a refusal.
     *
     * @param asked who asked what
     * @param status of the answer
     */
    public void refused(Asked asked, int status) {
        Refusal refusal = new Refusal(asked.caller(), asked.method(), asked.route(), status);
        synchronized (refusals) {
            if (refusals.size() < MOST_KINDS || refusals.containsKey(refusal)) {
                refusals.merge(refusal, 1, Integer::sum);
            }
        }
    }

    /**
     * Notes that something is gone.
     *
     * @param what it was, such as {@code video}
     * @param count how many
     * @param subject whom it was about; may be empty
     * @param why such as {@code asked} or {@code retention}
     * @throws UncheckedIOException if that cannot be written
     */
    public void deleted(String what, long count, String subject, String why) {
        ObjectNode line = line(AuditEvent.DELETED).put("what", what).put("count", count);
        subject(line, subject);
        try {
            write(line.put("why", why).put("policy", policy));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void subject(ObjectNode line, String subject) {
        if (!subject.isEmpty()) {
            line.put("subject", subjects.of(subject));
        }
    }

    private void write(ObjectNode content) throws IOException {
        write("", content);
    }

    /** @param before ends what stands there */
    private void write(String before, ObjectNode content) throws IOException {
        long mine;
        synchronized (this) {
            ObjectNode line = JSON.createObjectNode()
                    .put(Chain.NUMBER, number + 1)
                    .put("time", Instant.now().toString());
            line.setAll(content);
            String text = line.put(Chain.PREVIOUS, previous).toString();
            append((before + text + "\n").getBytes(StandardCharsets.UTF_8));
            previous = Chain.hash(text.getBytes(StandardCharsets.UTF_8));
            mine = ++number;
        }
        flush(mine);
    }

    /** Whole or not at all, as far as the process lives on. */
    private void append(byte[] bytes) throws IOException {
        long end = file.getFilePointer();
        try {
            file.write(bytes);
        } catch (IOException e) {
            file.setLength(end);
            file.seek(end);
            throw e;
        }
    }

    private void flush(long upTo) throws IOException {
        synchronized (disk) {
            if (flushed < upTo) {
                long written;
                synchronized (this) {
                    written = number;
                }
                file.getFD().sync();
                flushed = written;
            }
        }
    }

    private void count() {
        try {
            while (!ending.await(COUNTING_MILLIS, TimeUnit.MILLISECONDS)) {
                writeRefusals();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void writeRefusals() {
        Map<Refusal, Integer> counted;
        synchronized (refusals) {
            counted = new LinkedHashMap<>(refusals);
            refusals.clear();
        }
        counted.forEach((refusal, count) -> {
            try {
                write(line(AuditEvent.REFUSED)
                        .put("caller", refusal.caller())
                        .put("method", refusal.method())
                        .put("route", refusal.route())
                        .put("status", refusal.status())
                        .put("count", count)
                        .put("policy", policy));
            } catch (IOException e) {
                // A full disk, which every answer says.
            }
        });
    }

    /** Writes what was counted, and that the server ended. Closing twice does nothing. */
    @Override
    @SuppressWarnings("try") // closed, not used
    public void close() {
        if (ending.getCount() == 0) {
            return;
        }
        ending.countDown();
        try (RandomAccessFile last = file) {
            counter.join();
            writeRefusals();
            write(line(AuditEvent.STOPPED));
        } catch (IOException e) {
            // As if the process had been killed, which the log survives.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
