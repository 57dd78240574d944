package dev.mien.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PipelineSpecTest {
    private static final Map<String, String> ALL = Map.of(
            "pipeline", "classic",
            "detector", "haar:neighbours=4",
            "detectorSize", "320",
            "locator", "cnn",
            "aligner", "box",
            "model", "fast",
            "calibration", "ferplus",
            "mirror", "false",
            "threshold", "0.6",
            "gate", "gate:minSize=30");

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
            assertThat(analyzer.provenance(Instant.EPOCH).stages())
                    .last()
                    .satisfies(gate -> assertThat(gate.options()).containsEntry("minSize", "77"));
        }
    }

    @Test
    void whatCannotBeMeantIsRefusedInWords() {
        refused(
                Map.of("detektor", "lbp"),
                "unknown option 'detektor' of pipeline; known: pipeline, detector, detectorSize, detectorTile, locator,"
                        + " aligner, model, calibration, mirror, threshold, gate");
        refused(Map.of("mirror", "yes"), "pipeline: mirror must be true or false, got yes");
        refused(Map.of("threshold", "high"), "pipeline: threshold must be a number, got 'high'");
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
