package dev.mien.report.record;

import dev.mien.base.Printable;
import dev.mien.report.Decimals;
import dev.mien.report.Words;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.LookingAway;
import dev.mien.timeline.PersonSummary;
import dev.mien.timeline.Signal;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Text of videos for people: its name, a line for each event when it has ended, at the end one for each person. */
final class VideoText implements VideoRecords {
    /** Labels of a person that are worth a word. */
    private static final double LEAST_SHARE = 0.01;

    private final OutputStream out;
    /** Whose lines come. */
    private @Nullable String current;

    VideoText(OutputStream out, TextStyle style) {
        this.out = out;
    }

    @Override
    public void frame(String source, TimedFrame frame) {}

    @Override
    public void event(String source, ExpressionEvent event) throws IOException {
        begin(source);
        line(
                "  %s to %s  person %d: %s, at most %s",
                Words.clockToTenths(event.onset()),
                Words.clockToTenths(event.offset()),
                event.track(),
                event.label(),
                Decimals.percent(event.strength()));
    }

    @Override
    public void signal(String source, Signal signal) throws IOException {
        if (signal instanceof LookingAway away) { // blinks are counted at the end, there are too many
            begin(source);
            line(
                    "  %s to %s  person %d: looking away, at most %d°",
                    Words.clockToTenths(away.onset()),
                    Words.clockToTenths(away.offset()),
                    away.track(),
                    Math.round(away.angle()));
        }
    }

    @Override
    public void end(VideoSummary video) throws IOException {
        begin(video.source());
        line(
                "  %dx%d  %s to %s  %d %s",
                video.width(),
                video.height(),
                Words.clockToTenths(video.from()),
                Words.clockToTenths(video.to()),
                video.people().size(),
                video.people().size() == 1 ? "person" : "people");
        for (PersonSummary person : video.people()) {
            line(
                    "  person %d, %s to %s: %s%s",
                    person.track(),
                    Words.clockToTenths(person.first()),
                    Words.clockToTenths(person.last()),
                    showed(person),
                    signals(person));
        }
        if (video.briefSightings() > 0) {
            line("  %s", Words.briefSightings(video.briefSightings()));
        }
    }

    private void begin(String source) throws IOException {
        if (!source.equals(current)) {
            line("%s", Printable.of(source));
            current = source;
        }
    }

    private static String showed(PersonSummary person) {
        double all =
                person.dwell().values().stream().mapToLong(Duration::toNanos).sum();
        return person.dwell().entrySet().stream()
                .filter(entry -> entry.getValue().toNanos() > LEAST_SHARE * all)
                .sorted(Map.Entry.<String, Duration>comparingByValue()
                        .reversed()
                        .thenComparing(Comparator.comparing(Map.Entry::getKey)))
                .map(entry ->
                        entry.getKey() + " " + Decimals.percent(entry.getValue().toNanos() / all))
                .collect(Collectors.joining(", "));
    }

    private static String signals(PersonSummary person) {
        int blinks = person.eyes().blinks();
        String blinked = blinks == 0 ? "" : "; " + blinks + (blinks == 1 ? " blink" : " blinks");
        return person.away()
                .filter(away -> !away.isZero())
                .map(away -> blinked + String.format(Locale.ROOT, "; looking away for %.1f s", away.toNanos() / 1e9))
                .orElse(blinked);
    }

    private void line(String format, Object... values) throws IOException {
        out.write((String.format(Locale.ROOT, format, values) + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
