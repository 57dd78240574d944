package dev.mien.app.picture;

import dev.mien.app.console.Launch;
import dev.mien.app.console.Outlet;
import dev.mien.app.console.Outlets;
import dev.mien.app.console.Results;
import dev.mien.app.options.DetectorOptions;
import dev.mien.app.options.Input;
import dev.mien.app.options.PictureOptions;
import dev.mien.app.options.PictureRun;
import dev.mien.detect.Detectors;
import dev.mien.detect.FaceDetector;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.face.Search;
import dev.mien.image.Image;
import dev.mien.pipeline.Pipelines;
import dev.mien.pipeline.Version;
import dev.mien.report.PictureDetections;
import dev.mien.report.PictureFailure;
import dev.mien.report.paint.Overlay;
import dev.mien.report.record.RecordWriter;
import dev.mien.report.record.Records;
import dev.mien.stage.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Launch(brief = true)
@Command(
        name = "detect",
        description = "Finds faces and says only where they are.",
        footer = {
            "",
            "Examples:",
            "  mien detect photo.jpg --overlay drawn/",
            "  mien detect crowd.jpg --detector cnn --detector-tile 640",
            "  mien detect holiday/ --detector haar-alt2:rotate=30 --format csv"
        })
public final class DetectCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private PictureOptions pictures = new PictureOptions();

    @Option(
            names = "--detector",
            paramLabel = "SPEC",
            description =
                    "Such as lbp, or haar-alt2:rotate=30 for tilted heads; default: that of the default pipeline; 'mien doctor'"
                            + " lists them.")
    private String detector = Pipelines.get(Pipelines.DEFAULT).detector();

    @Mixin
    private DetectorOptions detectorOptions = new DetectorOptions();

    @Override
    public Integer call() throws Exception {
        Instant started = Instant.now();
        List<Input> inputs = pictures.expand(pictures.inputs);
        Overlays overlays = new Overlays(pictures.overlay, inputs);
        pictures.check(inputs, overlays.files(), List.of(detector));
        try (PictureRun<PictureDetections> run = new PictureRun<>(
                        pictures, pictures.inputs, spec.commandLine().getErr());
                FaceDetector faces = Detectors.create(detectorOptions.over(detector))) {
            Outlets outlets = run.outlets();
            overlays.openIn(outlets);
            return run.over(
                    inputs,
                    "detect",
                    (input, image) -> {
                        List<Face> found = faces.detect(Frame.of(image));
                        overlays.write(input, () -> Overlay.draw(image, found, pictures.drawn()), outlets);
                        Search search = faces.search(image.width(), image.height());
                        return new PictureDetections(
                                input.name(), image.width(), image.height(), found, Optional.of(search));
                    },
                    new Sink(outlets, pictures.open(outlets, Records.DETECTIONS, provenance(faces, started))));
        }
    }

    private static Provenance provenance(FaceDetector faces, Instant started) {
        return new Provenance(Version.current(), started, List.of(faces.info()));
    }

    private record Sink(Outlets outlets, Outlet<Results<RecordWriter<PictureDetections>>> rows)
            implements PictureRun.Sink<PictureDetections> {
        @Override
        public boolean wantsPicture() {
            return false;
        }

        @Override
        public void accept(String source, PictureDetections result, @Nullable Image picture) {
            outlets.use(rows, results -> results.writer().write(result));
        }

        @Override
        public void fail(PictureFailure failure) {}

        @Override
        public int faces(PictureDetections result) {
            return result.faces().size();
        }

        @Override
        public Optional<Search> search(PictureDetections result) {
            return result.search();
        }
    }
}
