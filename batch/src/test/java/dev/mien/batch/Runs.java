package dev.mien.batch;

import dev.mien.batch.export.Exports;
import dev.mien.batch.media.MediaList;
import dev.mien.batch.media.MediaLister;
import dev.mien.batch.media.Medium;
import dev.mien.batch.media.Shard;
import dev.mien.batch.medium.MediumOutcome;
import dev.mien.batch.medium.Stop;
import dev.mien.batch.medium.VideoOptions;
import dev.mien.batch.table.ResultFormats;
import dev.mien.image.DecodeLimits;
import dev.mien.pipeline.PipelineSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Runs with the fast pipeline, and what they leave. */
final class Runs {
    private final List<String> named;
    private Shard shard = Shard.ALL;
    private int threads = 2;
    private String threshold = "0.5";
    private int stopAfter = Integer.MAX_VALUE;
    /** Names of what was done, in the order in which that was. */
    final List<String> done = new ArrayList<>();

    private Runs(List<String> named) {
        this.named = named;
    }

    static Runs over(Object... named) {
        return new Runs(Stream.of(named).map(Object::toString).toList());
    }

    Runs shard(String part) {
        shard = Shard.of(part);
        return this;
    }

    Runs threads(int number) {
        threads = number;
        return this;
    }

    Runs threshold(String p) {
        threshold = p;
        return this;
    }

    /** Asks for the end when so many media are done. */
    Runs stopAfter(int media) {
        stopAfter = media;
        return this;
    }

    BatchResult into(Path folder, Mode mode) throws IOException {
        BatchOptions options = new BatchOptions(
                PipelineSpec.of(Map.of("pipeline", "fast", "threshold", threshold)),
                VideoOptions.DEFAULTS,
                DecodeLimits.DEFAULT,
                ResultFormats.of("jsonl"),
                Exports.labels().stream().map(Exports::of).toList(),
                "*",
                shard,
                threads);
        MediaList media = MediaLister.list(named, "*", shard);
        Stop stop = new Stop();
        return BatchRun.run(options, media, folder, mode, new Listener(stop), stop);
    }

    private final class Listener implements BatchListener {
        private final Stop stop;

        Listener(Stop stop) {
            this.stop = stop;
        }

        @Override
        public void begin(int media, int toDo, long bytes) {}

        @Override
        public void done(Medium medium, MediumOutcome outcome) {
            done.add(medium.name());
            if (done.size() >= stopAfter) {
                stop.ask();
            }
        }
    }

    /** All files of a run that are for its user, but for the page and the start of the provenance. */
    static Map<String, String> output(Path folder) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String name = folder.relativize(file).toString();
                if (!name.startsWith("journal") && !name.equals("summary.html")) {
                    String content = Files.readString(file, StandardCharsets.UTF_8);
                    files.put(name, content.replaceAll("\"started\" : \"[^\"]+\"", ""));
                }
            }
        }
        return files;
    }

    static List<String> lines(Path folder, String table) throws IOException {
        return Files.readString(folder.resolve(table)).lines().toList();
    }
}
