package dev.mien.app;

import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.model.ModelFile;
import dev.mien.model.ModelManifest;
import dev.mien.model.Models;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "models",
        description = "List, show and verify the models inside, or a model folder.",
        footer = {
            "",
            "Examples:",
            "  mien models list",
            "  mien models show classic --card",
            "  mien models verify my-model/"
        })
final class ModelsCommand implements Runnable {
    private static final String CARD = "MODEL_CARD.md";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say which: list, show or verify");
    }

    @Command(name = "list", description = "The built-in models, one a line.")
    int list() throws ModelException {
        for (String id : Models.list()) {
            ModelManifest manifest = Models.load(id).manifest();
            out().printf("%-12s %-8s %s%n", id, manifest.version(), manifest.description());
        }
        return Mien.DONE;
    }

    @Command(name = "show", description = "What a model is: its manifest in short, its files, and its card.")
    int show(
            @Parameters(paramLabel = "ID|FOLDER", description = "A built-in model or a model folder.") String id,
            @Option(names = "--card", description = "Print the whole model card.") boolean card)
            throws ModelException {
        Model model = Models.load(id);
        ModelManifest manifest = model.manifest();
        if (card) {
            out().print(new String(model.file(CARD), StandardCharsets.UTF_8));
            out().flush();
            return Mien.DONE;
        }
        row("model", manifest.id() + " " + manifest.version());
        row("what", manifest.description());
        row("labels", String.join(", ", manifest.labels()));
        row(
                "input",
                manifest.input().width() + "x" + manifest.input().height() + " "
                        + manifest.input().colour() + ", crop "
                        + manifest.input().crop());
        row("features", manifest.space());
        row("unsure below", String.valueOf(manifest.verdict().threshold()));
        row(
                "trained on",
                manifest.training().data() + ", " + manifest.training().date());
        row("by", manifest.training().command());
        row("licence", manifest.licence());
        for (ModelFile file : manifest.files()) {
            row("file", String.format("%s  %,d bytes  sha256 %s", file.name(), file.size(), file.sha256()));
        }
        row("card", "mien models show " + id + " --card");
        return Mien.DONE;
    }

    @Command(name = "verify", description = "Check the size and SHA-256 of every file; exit code 1 if one is wrong.")
    int verify(
            @Parameters(
                            paramLabel = "ID|FOLDER",
                            arity = "0..*",
                            description = "Built-in models or model folders; all built-in ones if none is named.")
                    @Nullable
                    List<String> named)
            throws ModelException {
        boolean good = true;
        for (String id : named == null ? Models.list() : named) {
            for (Models.FileCheck check : Models.verify(id)) {
                good &= check.ok();
                out().printf("%-6s %s/%s%n", check.ok() ? "ok" : "WRONG", id, check.name());
                check.fault().ifPresent(fault -> spec.commandLine().getErr().println("mien: " + fault));
            }
        }
        return good ? Mien.DONE : Mien.SOME_FAILED;
    }

    private void row(String name, String value) {
        out().printf("%-14s %s%n", name, value);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
