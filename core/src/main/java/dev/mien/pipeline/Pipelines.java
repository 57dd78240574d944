package dev.mien.pipeline;

import java.util.List;
import java.util.stream.Collectors;

/** The table of named pipelines. */
public final class Pipelines {
    /** What is used where nobody chooses. */
    public static final String DEFAULT = "accurate";

    private static final List<Pipeline> ALL = List.of(
            new Pipeline("accurate", "cnn", "cnn", "landmarks", "accurate"),
            new Pipeline("fast", "cnn:size=320,levels=1", "none", "landmarks", "fast"),
            new Pipeline("classic", "haar-alt2", "none", "eyes", "classic"));

    private Pipelines() {}

    public static List<String> names() {
        return ALL.stream().map(Pipeline::name).toList();
    }

    /**
     * @throws IllegalArgumentException if there is no such pipeline; the message lists them
     */
    public static Pipeline get(String name) {
        return ALL.stream()
                .filter(pipeline -> pipeline.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown pipeline '" + name + "'; known: "
                        + names().stream().collect(Collectors.joining(", "))));
    }
}
