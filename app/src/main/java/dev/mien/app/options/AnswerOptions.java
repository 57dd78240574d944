package dev.mien.app.options;

import dev.mien.base.Require;
import dev.mien.model.ModelException;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.pipeline.PipelineSpec;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which faces are reported, and when an answer counts as sure. */
public final class AnswerOptions {
    @Option(
            names = "--threshold",
            paramLabel = "P",
            description =
                    "Probability from which an answer is sure, 0 to 1; below it a face is \"unsure\". Default: the model's.")
    private @Nullable Double threshold;

    @Option(
            names = "--min-size",
            paramLabel = "PIXELS",
            description = "Report only faces whose shorter side has so many pixels of the picture.")
    private @Nullable Double minSize;

    @Option(
            names = "--min-confidence",
            paramLabel = "C",
            description =
                    "Report only faces of which the detector is so sure, up to 1; lower ones find more faces and more that"
                            + " are none. Default: the detector's.")
    private @Nullable Double minConfidence;

    /** Refuses what makes no sense, before anything is opened. */
    public void check() {
        if (threshold != null) {
            Require.within("--threshold", threshold, 0, 1);
        }
        if (minSize != null) {
            Require.positive("--min-size", minSize);
        }
        if (minConfidence != null) {
            boolean possible = minConfidence > 0 && minConfidence <= 1;
            Require.that(possible, "--min-confidence must lie above 0 and up to 1", minConfidence);
        }
    }

    /** The analyzer of a pipeline that answers so. */
    public FaceAnalyzer build(PipelineOptions pipeline) throws ModelException {
        return spec(pipeline).build();
    }

    /** The same in words. */
    public PipelineSpec spec(PipelineOptions pipeline) {
        return pipeline.asked()
                .with("threshold", threshold)
                .with("minSize", minSize)
                .with("minConfidence", minConfidence)
                .spec();
    }
}
