package dev.mien.app.picture;

import dev.mien.app.console.Launch;
import dev.mien.app.options.Input;
import dev.mien.app.options.PictureOptions;
import dev.mien.app.options.PictureRun;
import dev.mien.app.options.PipelineOptions;
import dev.mien.face.Frame;
import dev.mien.face.FrameResult;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.report.PictureFailure;
import dev.mien.report.PictureResult;
import dev.mien.report.html.HtmlReport;
import dev.mien.report.paint.Overlay;
import dev.mien.report.record.RecordWriter;
import dev.mien.report.record.Records;
import dev.mien.stage.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Launch(brief = true, warmUp = "--pipeline fast --format jsonl")
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

    @Override
    public Integer call() throws Exception {
        if (explain && pictures.overlay == null && report == null) {
            throw new IllegalArgumentException(
                    "--explain needs somewhere to draw; add --overlay FOLDER, --report FILE or both");
        }
        Instant started = Instant.now();
        List<Input> inputs = pictures.expand();
        try (FaceAnalyzer analyzer = build();
                Outputs outputs = open(analyzer, analyzer.provenance(started))) {
            Overlays overlays = new Overlays(pictures.overlay, inputs);
            PictureRun<FrameResult> run = new PictureRun<>(
                    pictures, pictures.inputs, spec.commandLine().getErr());
            return run.over(
                    inputs,
                    "analyze",
                    (input, image) -> {
                        Frame frame = Frame.of(image);
                        FrameResult result = explain ? analyzer.analyzeAndExplain(frame) : analyzer.analyze(frame);
                        overlays.write(input, () -> Overlay.draw(image, result));
                        return result;
                    },
                    outputs);
        }
    }

    private FaceAnalyzer build() throws IOException {
        FaceAnalyzer analyzer = pipeline.pipeline().build();
        if (explain && !analyzer.reader().canExplain()) {
            analyzer.close();
            throw new IllegalArgumentException(
                    "--explain needs features that have a place in the face, which this model's"
                            + " lack (its model.json names no featureMap); leave it out or take another --model");
        }
        return analyzer;
    }

    private Outputs open(FaceAnalyzer analyzer, Provenance provenance) throws IOException {
        RecordWriter<PictureResult> writer =
                pictures.open(Records.pictures(analyzer.reader().classes()), provenance);
        HtmlReport page = report == null ? null : HtmlReport.open(report, provenance, "Mien report");
        return new Outputs(writer, page);
    }

    /** Where results go. */
    private record Outputs(
            RecordWriter<PictureResult> writer, @Nullable HtmlReport page) implements PictureRun.Sink<FrameResult> {
        @Override
        public boolean wantsPicture() {
            return page != null;
        }

        @Override
        public void accept(String source, FrameResult result, @Nullable Image picture) throws IOException {
            PictureResult found = new PictureResult(source, result);
            writer.write(found);
            if (page != null && picture != null) {
                page.add(found, picture);
            }
        }

        @Override
        public void fail(PictureFailure failure) throws IOException {
            if (page != null) {
                page.addFailure(failure);
            }
        }

        @Override
        public int faces(FrameResult result) {
            return result.faces().size();
        }

        @Override
        public void close() throws IOException {
            try (writer) {
                if (page != null) {
                    page.close();
                }
            }
        }
    }
}
