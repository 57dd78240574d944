package dev.mien.app.options;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the verbs that go through pictures named by the user have in common. */
public final class PictureOptions extends RunOptions {
    @Parameters(
            paramLabel = "INPUT",
            arity = "1..*",
            description = "Picture files, folders, globs, or '-' for one picture on standard input.")
    public List<String> inputs = List.of();

    @Option(names = "--overlay", paramLabel = "FOLDER", description = "Draw the faces into copies of the pictures.")
    @Nullable
    public Path overlay;

    public List<Input> expand() throws IOException {
        return expand(inputs);
    }
}
