package dev.mien.app;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the verbs that go through pictures named by the user have in common. */
final class PictureOptions extends RunOptions {
    @Parameters(
            paramLabel = "INPUT",
            arity = "1..*",
            description = "Picture files, folders, globs, or '-' for one picture on standard input.")
    List<String> inputs = List.of();

    @Option(names = "--overlay", paramLabel = "FOLDER", description = "Draw the faces into copies of the pictures.")
    @Nullable
    Path overlay;

    List<Input> expand() throws IOException {
        return expand(inputs);
    }
}
