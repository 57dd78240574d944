package dev.mien.app.train;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** The command as the user gave it, for a model's record: with file names instead of paths. */
final class RecordedCommand {
    private RecordedCommand() {}

    /** @param without words that say how the training was run, not what came of it */
    static String of(CommandSpec spec, Set<String> without) {
        List<String> words = new ArrayList<>(List.of("mien"));
        for (String word : spec.root().commandLine().getParseResult().originalArgs()) {
            if (without.contains(word)) {
                continue;
            }
            boolean path = word.contains("/") && !word.contains("=");
            words.add(
                    path
                            ? Arrays.stream(word.split(","))
                                    .map(part -> String.valueOf(Path.of(part).getFileName()))
                                    .collect(Collectors.joining(","))
                            : word);
        }
        return String.join(" ", words);
    }
}
