package dev.mien.app.video;

import dev.mien.app.console.Lines;
import dev.mien.report.record.VideoRecords;
import dev.mien.timeline.ExpressionEvent;
import dev.mien.timeline.LookingAway;
import dev.mien.timeline.Signal;
import dev.mien.timeline.TimedFace;
import dev.mien.timeline.TimedFrame;
import dev.mien.timeline.VideoSummary;
import dev.mien.video.LiveSource;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is there now, on a terminal: a line for each face, drawn over again; events stay above as they end. */
final class LiveView implements VideoRecords {
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int MOST_LINES = 20;

    private final OutputStream out;
    private final LiveSource source;
    private Duration drawn = Duration.ZERO;
    private int lines;

    /** @param source tells how late answers come */
    LiveView(OutputStream out, LiveSource source) {
        this.out = out;
        this.source = source;
    }

    @Override
    public void frame(String name, TimedFrame frame) throws IOException {
        Duration time = frame.frame().result().time();
        if (lines > 0 && time.minus(drawn).compareTo(PAUSE) < 0) {
            return;
        }
        drawn = time;
        List<String> view = new ArrayList<>();
        view.add(String.format(
                Locale.ROOT,
                "%.1f s  %s  %d ms late  %d frames dropped",
                time.toMillis() / 1000.0,
                Lines.count(frame.faces().size(), "face", "faces"),
                source.age().toMillis(),
                source.dropped()));
        frame.faces().stream().limit(MOST_LINES).map(LiveView::line).forEach(view::add);
        show(view);
    }

    private static String line(TimedFace face) {
        return face.person()
                .map(person -> String.format(
                        Locale.ROOT,
                        "  %3d  %-9s  %3.0f %%",
                        person.track(),
                        person.verdict().label(),
                        100 * person.smoothed().get(person.smoothed().top())))
                .orElse("    -  new");
    }

    @Override
    public void event(String name, ExpressionEvent event) throws IOException {
        show(List.of());
        write(String.format(
                Locale.ROOT,
                "%.1f to %.1f s  %d: %s, at most %.0f %%%n",
                event.onset().toMillis() / 1000.0,
                event.offset().toMillis() / 1000.0,
                event.track(),
                event.expression().label(),
                100 * event.strength()));
    }

    @Override
    public void signal(String name, Signal signal) throws IOException {
        if (signal instanceof LookingAway away) { // of blinks there are too many
            show(List.of());
            write(String.format(
                    Locale.ROOT,
                    "%.1f to %.1f s  %d: looking away, at most %d°%n",
                    away.onset().toMillis() / 1000.0,
                    away.offset().toMillis() / 1000.0,
                    away.track(),
                    Math.round(away.angle())));
        }
    }

    /** Puts lines in the place of the last ones. */
    private void show(List<String> view) throws IOException {
        StringBuilder text = new StringBuilder();
        if (lines > 0) {
            text.append("\u001b[").append(lines).append("A\u001b[J");
        }
        view.forEach(line -> text.append(line).append('\n'));
        lines = view.size();
        write(text.toString());
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    @Override
    public void end(VideoSummary video) {}

    @Override
    public void close() throws IOException {
        out.close();
    }
}
