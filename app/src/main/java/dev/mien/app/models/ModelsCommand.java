package dev.mien.app.models;

import dev.mien.app.console.ExitCode;
import dev.mien.app.console.Lines;
import dev.mien.check.AddedModels;
import dev.mien.check.GoldenAnswers;
import dev.mien.model.Calibrated;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionModel;
import dev.mien.model.Manifest;
import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.model.ModelFile;
import dev.mien.model.Models;
import dev.mien.model.NetworkManifest;
import dev.mien.model.ReadyManifests;
import dev.mien.stage.StageSpec;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "models",
        description = "List, show, verify and add models.",
        footer = {
            "",
            "Examples:",
            "  mien models list",
            "  mien models show classic --card",
            "  mien models verify my-model/",
            "  mien models add emotion-ferplus-8.onnx --manifest ferplus-vgg13"
        })
public final class ModelsCommand implements Runnable {
    private static final String CARD = "MODEL_CARD.md";

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a verb is missing: list, show, verify or add");
    }

    @Command(name = "list", description = "The built-in and the added models, one a line.")
    int list() throws ModelException {
        boolean good = true;
        for (String id : Models.list()) {
            line(Models.open(id).manifest(), "");
        }
        for (String id : Models.added()) {
            try {
                line(Models.open(id).manifest(), "(added) ");
            } catch (ModelException e) {
                good = false;
                warn(e);
            }
        }
        return good ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    @Command(
            name = "add",
            description = "Check a network of your own against its manifest, and add it to your models.",
            footer = {"", "How to write a manifest: docs/guide/bring-your-own.md."})
    int add(
            @Parameters(
                            paramLabel = "FILE",
                            description = "An ONNX file, a model.json with its files beside it, or a model folder.")
                    Path file,
            @Option(
                            names = "--manifest",
                            paramLabel = "NAME|FILE",
                            description =
                                    "A ready manifest (${COMPLETION-CANDIDATES}) or a manifest file; default: model.json"
                                            + " beside FILE.",
                            completionCandidates = ReadyNames.class)
                    @Nullable
                    String manifest,
            @Option(names = "--id", paramLabel = "NAME", description = "What to call it, if not as the manifest says.")
                    @Nullable
                    String id)
            throws IOException {
        ExpressionModel added = AddedModels.add(file, Optional.ofNullable(manifest), Optional.ofNullable(id));
        String name = added.manifest().id();
        out().printf("added %s to %s%n", name, Models.home());
        out().printf(
                        "%s%n",
                        added.manifest().golden().isPresent()
                                ? "its golden pictures get their golden answers"
                                : "it runs; that its colours and labels are in the right order only golden pictures can show");
        out().printf("use it: mien analyze --pipeline %s INPUT%n", name);
        return ExitCode.DONE;
    }

    static final class ReadyNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ReadyManifests.names().iterator();
        }
    }

    private void line(Manifest manifest, String note) {
        out().printf(
                        "%-14s %-8s %-11s %s%s%n",
                        manifest.id(), manifest.version(), manifest.stage(), note, manifest.description());
    }

    @Command(name = "show", description = "What a model is: its manifest in short, its files, and its card.")
    int show(
            @Parameters(paramLabel = "ID|FOLDER", description = "A model or a model folder.") String id,
            @Option(names = "--card", description = "Print the whole model card.") boolean card)
            throws ModelException {
        Model model = Models.open(id);
        Manifest manifest = model.manifest();
        if (card) {
            out().print(new String(model.file(CARD), StandardCharsets.UTF_8));
            out().flush();
            return ExitCode.DONE;
        }
        row("model", manifest.id() + " " + manifest.version());
        row("for", manifest.stage());
        row("what", manifest.description());
        if (manifest instanceof ExpressionManifest expression) {
            showExpression(expression);
        }
        if (manifest instanceof NetworkManifest network) {
            StageSpec.ofNumbers(network.kind().label(), network.options())
                    .options()
                    .forEach(this::row);
        }
        manifest.training().ifPresent(training -> {
            row("trained on", training.data() + ", " + training.date());
            row("by", training.command());
        });
        row("licence", manifest.licence());
        for (ModelFile file : manifest.files()) {
            row("file", String.format("%s  %,d bytes  sha256 %s", file.name(), file.size(), file.sha256()));
        }
        if (manifest.file(CARD).isPresent()) {
            row("card", "mien models show " + id + " --card");
        }
        return ExitCode.DONE;
    }

    private void showExpression(ExpressionManifest manifest) {
        row("labels", String.join(", ", manifest.labels()));
        row(
                "input",
                manifest.input().width() + "x" + manifest.input().height() + " "
                        + manifest.input().colour() + ", crop "
                        + manifest.input().crop());
        row("features", manifest.space());
        for (Calibrated each : manifest.calibrations()) {
            row(
                    "calibration",
                    each.calibration().called() + ", fitted on "
                            + each.calibration().fittedOn());
            row("  unsure below", String.valueOf(each.verdict().threshold()));
        }
    }

    @Command(
            name = "verify",
            description =
                    "Check the size and SHA-256 of every file, and the answers to the golden pictures; exit code 1 if one is wrong.")
    int verify(
            @Parameters(
                            paramLabel = "ID|FOLDER",
                            arity = "0..*",
                            description = "Models or model folders; all built-in ones if none is named.")
                    @Nullable
                    List<String> named)
            throws ModelException {
        boolean good = true;
        for (String id : named == null ? Models.list() : named) {
            boolean whole = true;
            for (Models.FileCheck check : Models.verify(id)) {
                whole &= check.ok();
                out().printf("%-6s %s/%s%n", check.ok() ? "ok" : "WRONG", id, check.name());
                check.fault().ifPresent(this::warn);
            }
            good &= whole && answers(Models.open(id));
        }
        return good ? ExitCode.DONE : ExitCode.SOME_FAILED;
    }

    private boolean answers(Model model) throws ModelException {
        Optional<String> fault = GoldenAnswers.fault(model);
        String what = model.manifest().golden().isPresent() ? "golden answers" : "runs; it has no golden pictures";
        out().printf(
                        "%-6s %s %s%n",
                        fault.isEmpty() ? "ok" : "WRONG", model.manifest().id(), what);
        fault.ifPresent(this::warn);
        return fault.isEmpty();
    }

    private void warn(ModelException fault) {
        warn(Lines.of(fault));
    }

    private void warn(String fault) {
        spec.commandLine().getErr().println("mien: " + fault);
    }

    private void row(String name, String value) {
        out().printf("%-14s %s%n", name, value);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
