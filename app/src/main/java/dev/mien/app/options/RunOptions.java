package dev.mien.app.options;

import dev.mien.base.Require;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the verbs that go through pictures have in common, wherever the pictures come from. */
public class RunOptions extends ResultOptions {
    @Option(
            names = "--include",
            paramLabel = "GLOB",
            defaultValue = "*",
            description = "Within folders, only files whose name matches, such as '*.jpg'.")
    private String include = "*";

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
        return Inputs.expand(named, include);
    }

    /** Refuses numbers that make no sense, before anything is opened. */
    public void check() {
        format(); // an unknown one is refused before anything is opened
        Require.atLeast("--threads", threads, 1);
        limits.limits();
    }
}
