package dev.mien.batch.page;

import dev.mien.batch.journal.Entry;
import dev.mien.batch.media.Medium;
import dev.mien.batch.media.Medium.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

/** What a run came to, counted medium by medium. */
public final class RunTotals {
    private static final int SLOWEST = 20;
    private static final int FAILURES = 500;

    private final PriorityQueue<Slow> slowest = new PriorityQueue<>(Comparator.comparingLong(Slow::millis));
    private final List<Failure> failures = new ArrayList<>();
    private final Map<String, Integer> faceAnswers = new TreeMap<>();
    private final Map<String, Integer> peopleAnswers = new TreeMap<>();
    private int pictures;
    private int videos;
    private int failed;
    private int partial;
    private long frames;
    private long faces;
    private long people;
    private long bytes;
    private long millis;

    /**
     * A medium that took long.
     *
     * @param name of the medium
     * @param frames that were analysed
     * @param millis of work
     */
    record Slow(String name, long frames, long millis) {}

    /**
     * A medium that failed.
     *
     * @param name of the medium
     * @param reason one line
     */
    record Failure(String name, String reason) {}

    /**
     * Counts a medium that is done.
     *
     * @param medium any
     * @param entry what came of it
     */
    public void add(Medium medium, Entry entry) {
        boolean picture = medium.kind() == Kind.PICTURE;
        if (entry.outcome().hasResult()) {
            pictures += picture ? 1 : 0;
            videos += picture ? 0 : 1;
        }
        entry.outcome().failure().ifPresent(reason -> {
            failed++;
            partial += entry.outcome().hasResult() ? 1 : 0;
            if (failures.size() < FAILURES) {
                failures.add(new Failure(medium.name(), reason));
            }
        });
        frames += picture ? 0 : entry.outcome().frames();
        faces += picture ? entry.outcome().faces() : 0;
        people += entry.outcome().people();
        bytes += medium.bytes();
        millis += entry.millis();
        Map<String, Integer> answers = picture ? faceAnswers : peopleAnswers;
        entry.outcome().answers().forEach((label, count) -> answers.merge(label, count, Integer::sum));
        slowest.add(new Slow(medium.name(), entry.outcome().frames(), entry.millis()));
        if (slowest.size() > SLOWEST) {
            slowest.remove();
        }
    }

    /** {@return pictures with a result} */
    public int pictures() {
        return pictures;
    }

    /** {@return videos with a result, of damaged ones for a part} */
    public int videos() {
        return videos;
    }

    /** {@return media with which something is wrong} */
    public int failed() {
        return failed;
    }

    /** {@return damaged videos with a result for a part, which are among the failed} */
    public int partial() {
        return partial;
    }

    /** {@return faces in pictures} */
    public long faces() {
        return faces;
    }

    /** {@return people in videos} */
    public long people() {
        return people;
    }

    long frames() {
        return frames;
    }

    long bytes() {
        return bytes;
    }

    long millis() {
        return millis;
    }

    Map<String, Integer> faceAnswers() {
        return faceAnswers;
    }

    Map<String, Integer> peopleAnswers() {
        return peopleAnswers;
    }

    /** The first of them. */
    List<Failure> failures() {
        return failures;
    }

    List<Slow> slowest() {
        return slowest.stream()
                .sorted(Comparator.comparingLong(Slow::millis).reversed())
                .toList();
    }
}
