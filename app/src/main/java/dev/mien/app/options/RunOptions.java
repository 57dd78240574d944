package dev.mien.app.options;

import dev.mien.base.Require;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the verbs that go through pictures have in common, wherever the pictures come from. */
public class RunOptions extends ResultOptions {
    @Option(
            names = "--include",
            paramLabel = "GLOB",
            defaultValue = Inputs.ALL,
            description = "Within folders, only files whose name matches, such as '*.jpg'.")
    private String include = Inputs.ALL;

    private List<Path> passedOver = List.of();

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Pictures worked on at once; default: one for each core.")
    int threads = Runtime.getRuntime().availableProcessors();

    @Mixin
    LimitOptions limits = new LimitOptions();

    /** The pictures behind what the user named. */
    public List<Input> expand(List<String> named) {
        check();
        Inputs inputs = Inputs.pictures(named, include);
        passedOver = inputs.passedOver();
        return inputs.found();
    }

    /** Files of folders that {@link #expand} took for no pictures. */
    List<Path> passedOver() {
        return passedOver;
    }

    /** Refuses numbers that make no sense, before anything is opened. */
    public void check() {
        format(); // an unknown one is refused before anything is opened
        Require.atLeast("--threads", threads, 1);
        limits.limits();
    }
}
