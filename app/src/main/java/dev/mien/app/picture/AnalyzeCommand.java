package dev.mien.app.picture;

import dev.mien.app.console.Launch;
import dev.mien.app.console.Outlet;
import dev.mien.app.console.Outlets;
import dev.mien.app.console.Results;
import dev.mien.app.options.AnswerOptions;
import dev.mien.app.options.Input;
import dev.mien.app.options.PictureOptions;
import dev.mien.app.options.PictureRun;
import dev.mien.app.options.PipelineOptions;
import dev.mien.face.Box;
import dev.mien.face.Frame;
import dev.mien.face.FrameResult;
import dev.mien.face.Search;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.report.PictureFailure;
import dev.mien.report.PictureResult;
import dev.mien.report.html.HtmlReport;
import dev.mien.report.paint.FaceBlur;
import dev.mien.report.paint.Overlay;
import dev.mien.report.record.RecordWriter;
import dev.mien.report.record.Records;
import dev.mien.stage.Provenance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Launch(brief = true)
@Command(
        name = "analyze",
        description = "Finds faces and says what expression each shows, and how sure that is.",
        footer = {
            "",
            "Examples:",
            "  mien analyze photo.jpg",
            "  mien analyze photo.jpg --explain --overlay marked/",
            "  mien analyze holiday/ --format csv --out faces.csv --report holiday.html",
            "  cat photo.jpg | mien analyze - --format jsonl"
        })
public final class AnalyzeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Mixin
    private PipelineOptions pipeline = new PipelineOptions();

    @Mixin
    private AnswerOptions answers = new AnswerOptions();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write one self-contained HTML page with thumbnails, filters and totals.")
    private @Nullable Path report;

    @Option(
            names = "--explain",
            description =
                    "Show which places of each face its likeliest expression was seen in: drawn over the face in the"
                            + " pictures of --overlay, beside it in the page of --report.")
    private boolean explain;

    @Option(
            names = "--blur",
            description = "Cover faces, and whatever may be one, in the pictures of --overlay and of --report.")
    private boolean blur;

    @Override
    public Integer call() throws Exception {
        if (blur && pictures.overlay == null && report == null) {
            throw new IllegalArgumentException(
                    "--blur covers faces in what shows pictures; add --overlay FOLDER, --report FILE or both");
        }
        if (explain && blur) {
            throw new IllegalArgumentException(
                    "--explain shows what faces are like and --blur covers them; leave one out");
        }
        if (explain && pictures.overlay == null && report == null) {
            throw new IllegalArgumentException(
                    "--explain needs somewhere to draw; add --overlay FOLDER, --report FILE or both");
        }
        answers.check();
        Instant started = Instant.now();
        List<Input> inputs = pictures.expand(pictures.inputs);
        Overlays overlays = new Overlays(pictures.overlay, inputs);
        List<Path> files = new ArrayList<>(overlays.files());
        if (report != null) {
            files.add(report);
        }
        pictures.check(inputs, files, pipeline.specifications());
        try (PictureRun<Seen> run = new PictureRun<>(
                        pictures, pictures.inputs, spec.commandLine().getErr());
                FaceAnalyzer analyzer = build()) {
            Outlets outlets = run.outlets();
            overlays.openIn(outlets);
            int exit = run.over(
                    inputs,
                    "analyze",
                    (input, image) -> {
                        Frame frame = Frame.of(image);
                        FrameResult result = explain ? analyzer.analyzeAndExplain(frame) : analyzer.analyze(frame);
                        Shown shown = blur ? covered(frame, result, analyzer) : new Shown(result, image);
                        overlays.write(
                                input, () -> Overlay.draw(shown.picture(), shown.faces(), pictures.drawn()), outlets);
                        return new Seen(result, report == null ? null : shown);
                    },
                    open(outlets, analyzer, analyzer.provenance(started)));
            if (blur) {
                PrintWriter err = spec.commandLine().getErr();
                err.println("mien: --blur covers what was found; look at the pictures before passing them on");
                err.flush();
            }
            return exit;
        }
    }

    /** What others may see: faces to draw, and the picture to draw them on. */
    private record Shown(FrameResult faces, Image picture) {}

    /** @param shown null where nothing shows it any more */
    private record Seen(FrameResult result, @Nullable Shown shown) {}

    private static Shown covered(Frame frame, FrameResult result, FaceAnalyzer analyzer) {
        List<Box> faces = Stream.concat(
                        result.faces().stream().map(face -> face.face().box()),
                        analyzer.finder().suspects(frame).stream())
                .toList();
        return new Shown(FaceBlur.withoutPoints(result), FaceBlur.blur(frame.image(), faces));
    }

    private FaceAnalyzer build() throws IOException {
        FaceAnalyzer analyzer = answers.build(pipeline);
        if (explain && !analyzer.reader().canExplain()) {
            analyzer.close();
            throw new IllegalArgumentException(
                    "--explain needs features that have a place in the face, which this model's"
                            + " lack (its model.json names no featureMap); leave it out or take another --model");
        }
        return analyzer;
    }

    private Sink open(Outlets outlets, FaceAnalyzer analyzer, Provenance provenance) throws IOException {
        Outlet<Results<RecordWriter<PictureResult>>> rows =
                pictures.open(outlets, Records.pictures(analyzer.reader().classes()), provenance);
        Outlet<HtmlReport> page = report == null
                ? null
                : outlets.add(
                        report.toString(),
                        HtmlReport.open(report, provenance, "Mien report"),
                        HtmlReport::close,
                        unfinished -> {
                            unfinished.abandon();
                            return Optional.empty();
                        });
        return new Sink(outlets, rows, page);
    }

    private record Sink(
            Outlets outlets,
            Outlet<Results<RecordWriter<PictureResult>>> rows,
            @Nullable Outlet<HtmlReport> page) implements PictureRun.Sink<Seen> {
        /** What is shown comes with what was seen. */
        @Override
        public boolean wantsPicture() {
            return false;
        }

        @Override
        public void accept(String source, Seen seen, @Nullable Image none) {
            outlets.use(rows, results -> results.writer().write(new PictureResult(source, seen.result())));
            Shown shown = seen.shown();
            if (page != null && shown != null) {
                outlets.use(page, report -> report.add(new PictureResult(source, shown.faces()), shown.picture()));
            }
        }

        @Override
        public void fail(PictureFailure failure) {
            if (page != null) {
                outlets.use(page, report -> report.addFailure(failure));
            }
        }

        @Override
        public int faces(Seen seen) {
            return seen.result().faces().size();
        }

        @Override
        public Optional<Search> search(Seen seen) {
            return seen.result().search();
        }
    }
}
