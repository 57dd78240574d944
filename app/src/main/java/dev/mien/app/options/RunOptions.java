package dev.mien.app.options;

import dev.mien.app.console.Overwriting;
import dev.mien.base.Require;
import java.io.IOException;
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
    public List<Input> expand(List<String> named) throws IOException {
        check();
        List<Input> inputs = Inputs.expand(named, include);
        if (out != null) {
            Overwriting.refuse(inputs.stream().map(Input::name).toList(), List.of(out));
        }
        return inputs;
    }

    /** Refuses numbers that make no sense, before anything is opened. */
    public void check() {
        Require.atLeast("--threads", threads, 1);
        limits.limits();
    }
}
