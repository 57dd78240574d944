package dev.mien.app.compare;

import dev.mien.app.console.Lines;
import dev.mien.app.console.Outlet;
import dev.mien.app.console.Outlets;
import dev.mien.app.console.OutputCheck;
import dev.mien.app.console.Results;
import dev.mien.app.options.Input;
import dev.mien.app.options.PictureRun;
import dev.mien.app.options.RunOptions;
import dev.mien.base.Require;
import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LabelSet;
import dev.mien.eval.compare.Agreement;
import dev.mien.eval.compare.ComparedFace;
import dev.mien.eval.compare.ComparedPicture;
import dev.mien.eval.compare.ComparedPipelines;
import dev.mien.eval.compare.Comparison;
import dev.mien.eval.compare.Explainers;
import dev.mien.eval.compare.FaceComparer;
import dev.mien.eval.compare.report.ComparisonPage;
import dev.mien.eval.compare.report.ComparisonWriter;
import dev.mien.eval.figure.Figures;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.report.record.Format;
import dev.mien.report.record.RecordKind;
import dev.mien.report.record.Records;
import dev.mien.stage.Provenance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "compare",
        description = "Runs two pipelines on the same faces and shows where they disagree.",
        footer = {
            "",
            "Examples:",
            "  mien compare --a classic --b my-model/ holiday/ --report page.html",
            "  mien compare --a classic --b my-model/ --data labelled/ --format csv",
            "  mien compare --a classic --b my-model/ --data valid.zip --crops"
        })
public final class CompareCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            paramLabel = "INPUT",
            arity = "0..*",
            description = "Picture files, folders, globs, or '-' for one picture on standard input.")
    private List<String> inputs = List.of();

    @Option(
            names = "--data",
            paramLabel = "PATH",
            description = "Labelled data instead of INPUT: folder, zip or CSV, also 'path#part'.")
    private @Nullable Path data;

    @Option(
            names = "--labels",
            paramLabel = "SET",
            description = "Whose labels of FER-2013's pictures: ferplus or fer2013; default: the data's own.")
    private @Nullable String labels;

    @Mixin
    private ComparedOptions compared = new ComparedOptions();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write one self-contained HTML page with the tables and the faces they disagree on.")
    private @Nullable Path report;

    @Option(
            names = "--most",
            paramLabel = "N",
            defaultValue = "1000",
            description = "At most so many faces on the page, those they disagree on most; default ${DEFAULT-VALUE}.")
    private int most = 1000;

    @Option(
            names = "--explain",
            description = "On the page, show which places of each face the two likeliest expressions were seen in.")
    private boolean explain;

    @Mixin
    private RunOptions run = new RunOptions();

    @Override
    public Integer call() throws Exception {
        if (inputs.isEmpty() == (data == null)) {
            throw new IllegalArgumentException("name either pictures (INPUT) or labelled data (--data)");
        }
        Require.atLeast("--most", most, 1);
        if (explain && report == null) {
            throw new IllegalArgumentException("--explain needs somewhere to draw; add --report FILE");
        }
        run.check();
        ComparedPipelines pipelines = compared.pipelines();
        if (data == null) {
            List<Input> pictures = run.expand(inputs);
            check().readsAll(pictures.stream().map(Input::name).toList()).writes(files());
            return compare(Comparison.of(pipelines), pictures, inputs);
        }
        check().readsData(data).writes(files());
        try (ExpressionDataset dataset = labels == null
                ? Datasets.openExpression(data)
                : Datasets.openExpression(data, LabelSet.parse(labels))) {
            dataset.skipped().forEach(line -> spec.commandLine().getErr().println("mien: skipped " + Lines.one(line)));
            List<Input> pictures = dataset.labelled().stream()
                    .<Input>map(Input.LabelledPicture::new)
                    .toList();
            return compare(
                    Comparison.labelled(pipelines, dataset.name(), dataset.convention()),
                    pictures,
                    List.of(dataset.name()));
        }
    }

    private OutputCheck check() throws IOException {
        return new OutputCheck().readsIn(compared.specifications());
    }

    private List<Path> files() {
        return Stream.of(Optional.ofNullable(run.out), Optional.ofNullable(report))
                .flatMap(Optional::stream)
                .toList();
    }

    private int compare(Comparison comparison, List<Input> pictures, List<String> named) throws Exception {
        PrintWriter err = spec.commandLine().getErr();
        Instant started = Instant.now();
        try (PictureRun<ComparedPicture> pictureRun = new PictureRun<>(run, named, err);
                FaceAnalyzer first = compared.first().build();
                FaceAnalyzer second = compared.second().build()) {
            FaceComparer comparer = new FaceComparer(first, second);
            int exit = pictureRun.over(
                    pictures,
                    "compare",
                    (input, image) -> compare(comparer, input, image),
                    open(pictureRun.outlets(), comparison, first, second, started));
            if (run.format() != Format.TEXT) {
                sayShortly(comparison, err);
            }
            return exit;
        }
    }

    private ComparedOutputs open(
            Outlets outlets, Comparison comparison, FaceAnalyzer first, FaceAnalyzer second, Instant started)
            throws IOException {
        RecordKind<ComparisonWriter> kind = ComparisonWriter.of(
                comparison.pipelines(),
                first.reader().classes(),
                second.reader().classes());
        Outlet<Results<ComparisonWriter>> records = run.open(
                outlets,
                stream -> Records.open(run.format(), kind, stream, run.style()),
                writer -> writer.finish(comparison));
        Path file = report;
        Outlet<ComparisonPage> page = file == null
                ? null
                : outlets.add(
                        file.toString(),
                        page(file, comparison, first, second, started),
                        open -> {
                            try (open) {
                                open.finish(comparison);
                            }
                        },
                        open -> {
                            open.close();
                            return Optional.empty();
                        });
        return new ComparedOutputs(outlets, comparison, records, page, first.finder());
    }

    private ComparisonPage page(
            Path file, Comparison comparison, FaceAnalyzer first, FaceAnalyzer second, Instant started)
            throws IOException {
        return ComparisonPage.open(
                file,
                comparison.pipelines(),
                provenance(first, started),
                provenance(second, started),
                most,
                explain
                        ? Optional.of(new Explainers(first.reader()::explanation, second.reader()::explanation))
                        : Optional.empty());
    }

    private Provenance provenance(FaceAnalyzer analyzer, Instant started) {
        return compared.crops ? analyzer.cropProvenance(started) : analyzer.provenance(started);
    }

    private ComparedPicture compare(FaceComparer comparer, Input input, Image image) {
        boolean labelled = input instanceof Input.LabelledPicture;
        List<ComparedFace> faces =
                compared.crops ? comparer.crop(image) : labelled ? comparer.largest(image) : comparer.all(image);
        return new ComparedPicture(
                input.name(),
                input instanceof Input.PictureFile file ? Optional.of(file.path()) : Optional.empty(),
                image.width(),
                image.height(),
                faces,
                input instanceof Input.LabelledPicture picture
                        ? picture.sample().label()
                        : Optional.empty());
    }

    /** What formats for programs have no place for. */
    private static void sayShortly(Comparison comparison, PrintWriter err) {
        Agreement agreement = comparison.agreement();
        err.println("mien: " + comparison.pipelines().faces());
        err.println(
                agreement.faces() == 0
                        ? "mien: no face was found, so there is nothing to compare"
                        : "mien: same verdict on " + Figures.percent(agreement.share()) + " of "
                                + Figures.count(agreement.faces()) + " faces, Cohen's kappa "
                                + Figures.decimal(agreement.kappa()));
        err.flush();
    }
}
