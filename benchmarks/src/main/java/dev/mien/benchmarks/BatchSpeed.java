package dev.mien.benchmarks;

import dev.mien.base.WorkFolder;
import dev.mien.batch.BatchListener;
import dev.mien.batch.BatchOptions;
import dev.mien.batch.BatchRun;
import dev.mien.batch.Mode;
import dev.mien.batch.media.MediaList;
import dev.mien.batch.media.MediaLister;
import dev.mien.batch.media.Medium;
import dev.mien.batch.media.Shard;
import dev.mien.batch.medium.MediumOutcome;
import dev.mien.batch.medium.Stop;
import dev.mien.batch.medium.VideoOptions;
import dev.mien.batch.table.ResultFormats;
import dev.mien.face.Frame;
import dev.mien.image.DecodeLimits;
import dev.mien.image.Image;
import dev.mien.image.Images;
import dev.mien.image.OpenPicture;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.PipelineSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/**
 * How many small pictures a second a batch does with all its files, tables and journal, beside the library in a loop on as many
 * threads that writes nothing; whether that stays so to its end, and how much memory is resident. The two take turns.
 */
public final class BatchSpeed {
    private static final int SIDE = 160;
    private static final int STEPS = 10;

    private BatchSpeed() {}

    /** @param args folder of sample pictures, a folder to work in, how many pictures, pipeline, threads, rounds */
    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Files.createDirectories(Path.of(args[1]));
        List<Path> pictures = pictures(Path.of(args[0]), work.resolve("in"), Integer.parseInt(args[2]));
        int threads = Integer.parseInt(args[4]);
        line(
                "| round | library, pictures/s | batch, pictures/s | batch, first and last tenth | resident, MB, by tenths |");
        line("|---|---|---|---|---|");
        List<Double> shares = new ArrayList<>();
        for (int round = 0; round < Integer.parseInt(args[5]); round++) {
            double library = library(pictures, args[3], threads);
            Pace pace = new Pace(pictures.size());
            Path out = work.resolve("out" + round);
            double batch = batch(work.resolve("in"), out, args[3], threads, pace);
            WorkFolder.delete(out);
            shares.add(batch / library);
            line(
                    "| %d | %.1f | %.1f | %.1f, %.1f | %s |",
                    round, library, batch, pace.first(), pace.last(), pace.resident);
        }
        double[] sorted = shares.stream().mapToDouble(share -> share).sorted().toArray();
        line("");
        line(
                "Batch does %.3f of the library's (median of rounds; %s).",
                sorted[sorted.length / 2], Arrays.toString(sorted));
    }

    private static List<Path> pictures(Path samples, Path folder, int count) throws IOException {
        List<Image> faces = new ArrayList<>();
        try (Stream<Path> files = Files.list(samples)) {
            for (Path file : files.filter(one -> one.toString().endsWith(".png"))
                    .sorted()
                    .toList()) {
                faces.add(Images.read(file).resize(SIDE, SIDE));
            }
        }
        List<Path> pictures = new ArrayList<>();
        Files.createDirectories(folder);
        for (int i = 0; i < count; i++) {
            Path file = folder.resolve(String.format(Locale.ROOT, "%06d.jpg", i));
            if (!Files.exists(file)) {
                ImageIO.write(faces.get(i % faces.size()).toBufferedImage(), "jpg", file.toFile());
            }
            pictures.add(file);
        }
        return pictures;
    }

    private static double library(List<Path> pictures, String pipeline, int threads)
            throws IOException, InterruptedException {
        try (FaceAnalyzer analyzer = FaceAnalyzer.of(pipeline)) {
            AtomicInteger next = new AtomicInteger();
            long start = System.nanoTime();
            List<Thread> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Thread thread = new Thread(() -> loop(pictures, analyzer, next));
                thread.start();
                all.add(thread);
            }
            for (Thread thread : all) {
                thread.join();
            }
            return pictures.size() / ((System.nanoTime() - start) / 1e9);
        }
    }

    private static void loop(List<Path> pictures, FaceAnalyzer analyzer, AtomicInteger next) {
        for (int i = next.getAndIncrement(); i < pictures.size(); i = next.getAndIncrement()) {
            try (OpenPicture picture = Images.open(pictures.get(i), DecodeLimits.DEFAULT)) {
                analyzer.analyze(Frame.of(picture.image()));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** From the list to the last table, models loaded as the library's are before. */
    private static double batch(Path in, Path out, String pipeline, int threads, Pace pace) throws IOException {
        BatchOptions options = new BatchOptions(
                PipelineSpec.of(Map.of("pipeline", pipeline)),
                VideoOptions.DEFAULTS,
                DecodeLimits.DEFAULT,
                ResultFormats.of("jsonl"),
                List.of(),
                "*",
                Shard.ALL,
                threads);
        MediaList media = MediaLister.list(List.of(in.toString()), "*", Shard.ALL);
        BatchRun.run(options, media, out, Mode.NEW, pace, new Stop());
        return media.media().size() / ((System.nanoTime() - pace.begun) / 1e9);
    }

    private static final class Pace implements BatchListener {
        private final List<Long> times = new ArrayList<>();
        private final List<Long> resident = new ArrayList<>();
        private final int tenth;
        private int done;
        private long begun;

        Pace(int media) {
            tenth = Math.max(1, media / STEPS);
        }

        @Override
        public void begin(int media, int toDo, long bytes) {
            begun = System.nanoTime();
            times.add(begun);
        }

        @Override
        public void done(Medium medium, MediumOutcome outcome) {
            if (++done % tenth == 0) {
                times.add(System.nanoTime());
                try {
                    resident.add(VideoSpeed.residentMegabytes());
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }

        double first() {
            return pace(1);
        }

        double last() {
            return pace(times.size() - 1);
        }

        private double pace(int step) {
            return tenth * 1e9 / (times.get(step) - times.get(step - 1));
        }
    }

    private static void line(String format, Object... values) {
        System.out.printf(Locale.ROOT, format + "%n", values);
    }
}
