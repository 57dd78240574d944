package dev.mien.benchmarks;

import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.timeline.Step;
import dev.mien.timeline.VideoAnalyzer;
import dev.mien.video.Videos;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How fast a video is read, decoding, following and smoothing included, as {@code mien video} does; whether that stays so to its
 * end, and how much memory is resident.
 */
public final class VideoSpeed {
    private static final int SHARES = 10;

    private VideoSpeed() {}

    /**
     * @param args a video, the pipeline, then the most frames from one search to the next for each pass; the first pass is
     *     also the warm-up and had better be given twice
     */
    public static void main(String[] args) throws IOException {
        line(
                "| every | frames | searched | frames/s | first tenth | last tenth | resident after a tenth | at the end |");
        line("|---|---|---|---|---|---|---|---|");
        try (FaceAnalyzer analyzer = FaceAnalyzer.of(args[1])) {
            for (String every : List.of(args).subList(2, args.length)) {
                pass(args[0], analyzer, Integer.parseInt(every));
            }
        }
    }

    private static void pass(String medium, FaceAnalyzer analyzer, int every) throws IOException {
        List<Long> ends = new ArrayList<>();
        List<Long> resident = new ArrayList<>();
        int searched = 0;
        long start = System.nanoTime();
        try (VideoAnalyzer video = VideoAnalyzer.of(analyzer).every(every).open(Videos.open(medium))) {
            for (Step step : video) {
                if (step.now().isEmpty()) {
                    continue;
                }
                searched += step.now().get().frame().detected() ? 1 : 0;
                ends.add(System.nanoTime() - start);
                if (ends.size() % SHARES == 0) {
                    resident.add(residentMegabytes());
                }
            }
        }
        int frames = ends.size();
        int tenth = Math.max(1, frames / SHARES);
        long last = ends.get(frames - 1);
        line(
                "| %d | %d | %.0f %% | %.1f | %.1f | %.1f | %d MB | %d MB |",
                every,
                frames,
                100.0 * searched / frames,
                frames * 1e9 / last,
                tenth * 1e9 / ends.get(tenth - 1),
                tenth * 1e9 / (last - ends.get(frames - tenth - 1)),
                resident.get(resident.size() / SHARES),
                resident.get(resident.size() - 1));
    }

    /** From Linux; 0 elsewhere. */
    static long residentMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                ? Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                        .findFirst()
                        .orElse(0)
                : 0;
    }

    private static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
