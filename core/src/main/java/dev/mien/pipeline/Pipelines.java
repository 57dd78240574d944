package dev.mien.pipeline;

import dev.mien.model.Models;
import dev.mien.stage.StageSpec;
import dev.mien.stage.StageTable;
import dev.mien.stage.StageTable.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The pipelines by name. {@code accurate} takes networks for face, points and expression; {@code fast} takes smaller ones
 * and no 68 points; {@code classic} takes cascades and a kernel machine.
 *
 * <pre>{@code
 * FaceAnalyzer analyzer = Pipelines.get("accurate").withDetector("cnn:size=320").build();
 * }</pre>
 */
public final class Pipelines {
    /** What is used where nobody chooses. */
    public static final String DEFAULT = "accurate";

    private static final StageTable<Pipeline> TABLE = new StageTable<Pipeline>("pipeline")
            .with(
                    "accurate",
                    "networks for face, points and expression",
                    new Pipeline("accurate", "cnn", "cnn", "landmarks", "accurate"))
            .with(
                    "fast",
                    "smaller networks, no 68 points",
                    new Pipeline("fast", "cnn:size=320,levels=1,turns=1", "none", "landmarks", "fast"))
            .with(
                    "classic",
                    "cascades and a kernel machine",
                    new Pipeline("classic", "haar-alt2", "none", "eyes", "classic"));

    private Pipelines() {}

    /** {@return the built-in pipelines, each with a few words for people who choose} */
    public static List<Row<Pipeline>> rows() {
        return TABLE.rows();
    }

    /** {@return the names of the built-in pipelines: {@code accurate}, {@code fast} and {@code classic}} */
    public static List<String> names() {
        return TABLE.names();
    }

    /**
     * {@return a built-in pipeline}
     *
     * @param name one of {@link #names()}
     * @throws IllegalArgumentException if there is no such pipeline; the message lists them
     */
    public static Pipeline get(String name) {
        return TABLE.create(new StageSpec(name, Map.of()));
    }

    /**
     * {@return a pipeline by name, or the default one with a model that was added or lies in a folder}
     *
     * @param name one of {@link #names()}, the id of an added model, or the path of a model folder
     * @throws IllegalArgumentException if there is neither; the message lists what there is
     */
    public static Pipeline find(String name) {
        if (names().contains(name)) {
            return get(name);
        }
        List<String> added = Models.added();
        if (!added.contains(name) && !Files.isDirectory(Path.of(name))) {
            throw new IllegalArgumentException("unknown pipeline '" + name + "'; known: "
                    + String.join(", ", names())
                    + (added.isEmpty() ? "" : "; added models: " + String.join(", ", added))
                    + "; or name a model folder");
        }
        return get(DEFAULT).withModel(name).withName(name);
    }
}
