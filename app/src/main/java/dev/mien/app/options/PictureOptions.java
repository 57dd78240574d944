package dev.mien.app.options;

import dev.mien.app.console.Outlet;
import dev.mien.app.console.Outlets;
import dev.mien.app.console.OutputCheck;
import dev.mien.app.console.Results;
import dev.mien.report.paint.Drawn;
import dev.mien.report.record.RecordKind;
import dev.mien.report.record.TextStyle;
import dev.mien.stage.Provenance;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

    @Option(
            names = "--overlay",
            paramLabel = "FOLDER",
            description =
                    "Draw the faces into copies of the pictures, in the folders that they lie in: JPEG for JPEG, else PNG.")
    @Nullable
    public Path overlay;

    @Option(
            names = "--draw",
            paramLabel = "PARTS",
            split = ",",
            converter = DrawnParts.class,
            description = "What --overlay draws of each face: box, points, axes, labels; default: all.")
    private @Nullable List<Drawn> draw;

    @Option(names = "--verbose", description = "In text, say more of each face than one line.")
    private boolean verbose;

    @Mixin
    private ProvenanceOptions provenance = new ProvenanceOptions();

    /** What is drawn of each face. */
    public Set<Drawn> drawn() {
        return draw == null ? Drawn.ALL : Set.copyOf(draw);
    }

    /**
     * Refuses outputs that would write over what is read, or cannot be written, before anything is done.
     *
     * @param more files that will be written, beside the results and the overlays' folder
     * @param specifications that may name files which are read
     */
    public void check(List<Input> pictures, List<Path> more, List<String> specifications) throws IOException {
        provenance.check(this);
        if (draw != null && overlay == null) {
            throw new IllegalArgumentException("--draw says what overlays show; add --overlay FOLDER");
        }
        if (overlay != null) {
            refuseFolderOfInputs(overlay);
        }
        List<Path> files = new ArrayList<>(more);
        if (out != null) {
            files.add(out);
        }
        provenance.file().ifPresent(files::add);
        new OutputCheck()
                .readsAll(pictures.stream().map(Input::name).toList())
                .readsIn(specifications)
                .writes(files);
    }

    /** Overlays among the pictures would be taken for pictures the next time. */
    private void refuseFolderOfInputs(Path folder) throws IOException {
        for (String input : inputs) {
            if (!input.equals("-")
                    && Files.isDirectory(folder)
                    && Files.isDirectory(Path.of(input))
                    && Files.isSameFile(folder, Path.of(input))) {
                throw new IllegalArgumentException("--overlay " + folder + ": the pictures are read from there ("
                        + input + "), and the drawn ones would lie among them; name another folder");
            }
        }
    }

    @Override
    public TextStyle style() {
        return new TextStyle(super.style().colour(), verbose);
    }

    /** Opens a place for results, once what makes them is written down. */
    public <W extends Closeable> Outlet<Results<W>> open(Outlets outlets, RecordKind<W> kind, Provenance ran)
            throws IOException {
        return provenance.open(outlets, this, kind, ran);
    }
}
