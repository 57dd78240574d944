package dev.mien.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.atIndex;

import dev.mien.stage.StageInfo;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineSpecTest {
    private static final Map<String, String> ALL = Map.ofEntries(
            Map.entry("pipeline", "classic"),
            Map.entry("detector", "haar:neighbours=4"),
            Map.entry("detectorSize", "320"),
            Map.entry("locator", "cnn"),
            Map.entry("aligner", "box"),
            Map.entry("model", "fast"),
            Map.entry("calibration", "ferplus"),
            Map.entry("mirror", "false"),
            Map.entry("threshold", "0.6"),
            Map.entry("minSize", "40"),
            Map.entry("minConfidence", "0.7"),
            Map.entry("gate", "gate:minSize=30"));

    @Test
    void nothingAskedIsTheDefaultPipeline() {
        assertThat(PipelineSpec.of(Map.of()).toMap()).isEqualTo(Map.of("pipeline", Pipelines.DEFAULT));
        assertThat(PipelineSpec.of(Map.of()).recipe()).isEqualTo(Pipelines.get(Pipelines.DEFAULT));
    }

    @Test
    void whatIsAskedIsPutIntoThePipeline() {
        assertThat(PipelineSpec.of(ALL).recipe())
                .isEqualTo(new Pipeline(
                        "classic",
                        "haar:neighbours=4,size=320",
                        "cnn",
                        "box",
                        "fast",
                        Optional.of(false),
                        Optional.of("ferplus")));
        assertThat(PipelineSpec.of(Map.of("pipeline", "fast", "detectorTile", "640"))
                        .recipe()
                        .detector())
                .isEqualTo("cnn:size=320,levels=1,turns=1,tile=640");
    }

    @Test
    void itGoesToAMapAndOverAWireAndBack() throws Exception {
        PipelineSpec spec = PipelineSpec.of(ALL);
        assertThat(spec.toMap()).isEqualTo(ALL);
        assertThat(PipelineSpec.of(spec.toMap())).isEqualTo(spec);
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(wire)) {
            out.writeObject(spec);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(wire.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(spec);
        }
    }

    @Test
    void thresholdAndGateReachTheAnalyzer() throws Exception {
        try (FaceAnalyzer analyzer = PipelineSpec.of(
                        Map.of("pipeline", "classic", "threshold", "0.25", "gate", "gate:minSize=77"))
                .build()) {
            assertThat(analyzer.judge().threshold()).isEqualTo(0.25f);
            List<StageInfo> stages = analyzer.provenance(Instant.EPOCH).stages();
            int last = stages.size() - 1;
            assertThat(stages)
                    .satisfies(gate -> assertThat(gate.options()).containsEntry("minSize", "77"), atIndex(last - 1))
                    .satisfies(
                            verdict -> assertThat(verdict.options()).isEqualTo(Map.of("probability", "0.25")),
                            atIndex(last));
        }
    }

    @Test
    void limitsOfWhatIsReportedReachTheDetector() throws Exception {
        Map<String, String> asked = Map.of("pipeline", "classic", "minSize", "33", "minConfidence", "0.4");
        try (FaceAnalyzer analyzer = PipelineSpec.of(asked).build()) {
            assertThat(analyzer.provenance(Instant.EPOCH).stages())
                    .first()
                    .satisfies(detector -> assertThat(detector.options())
                            .containsEntry("minSize", "33")
                            .containsEntry("minConfidence", "0.4"));
        }
    }

    @Test
    void whatCannotBeMeantIsRefusedInWords() {
        refused(
                Map.of("detektor", "lbp"),
                "unknown option 'detektor' of pipeline; known: pipeline, detector, detectorSize, detectorTile, locator,"
                        + " aligner, model, calibration, mirror, threshold, minSize, minConfidence, gate");
        refused(Map.of("mirror", "yes"), "pipeline: mirror must be true or false, got yes");
        refused(Map.of("threshold", "high"), "pipeline: threshold must be a number, got 'high'");
        refused(Map.of("minSize", "0"), "pipeline: minSize must be above 0, got 0.0");
        refused(Map.of("minConfidence", "0"), "pipeline: minConfidence must lie above 0 and up to 1, got 0");
        refused(Map.of("minConfidence", "sure"), "pipeline: minConfidence must be a number, got 'sure'");
        refused(Map.of("threshold", "1.5"), "pipeline: threshold must lie in 0 to 1, got 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipelineSpec.of(Map.of("pipeline", "clasic")).recipe())
                .withMessageStartingWith("unknown pipeline 'clasic'; known: accurate, fast, classic")
                .withMessageEndingWith("; or name a model folder");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipelineSpec.of(Map.of("pipeline", "classic", "gate", "wall"))
                        .build())
                .withMessage("unknown quality gate 'wall'; known: gate, none");
    }

    private static void refused(Map<String, String> asked, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PipelineSpec.of(asked))
                .withMessage(message);
    }
}
