package dev.mien.app.options;

import dev.mien.app.console.Overwriting;
import dev.mien.report.record.RecordKind;
import dev.mien.stage.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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

    @Mixin
    private ProvenanceOptions provenance = new ProvenanceOptions();

    public List<Input> expand() throws IOException {
        provenance.check(this);
        List<Input> pictures = expand(inputs);
        Overwriting.refuse(
                pictures.stream().map(Input::name).toList(),
                Stream.concat(Stream.ofNullable(out), provenance.file().stream())
                        .toList());
        return pictures;
    }

    /** A writer of results to where they go; the caller closes it. */
    public <W> W open(RecordKind<W> kind, Provenance ran) throws IOException {
        return provenance.open(this, kind, ran);
    }
}
