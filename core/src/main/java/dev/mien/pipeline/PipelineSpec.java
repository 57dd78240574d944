package dev.mien.pipeline;

import dev.mien.base.Printable;
import dev.mien.base.Require;
import dev.mien.model.ModelException;
import dev.mien.quality.QualityGate;
import dev.mien.stage.StageSpec;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is asked of a pipeline, in words: a map of text, wherever that comes from (flags, a JSON body, a configuration),
 * and back. Whatever is empty stays as the pipeline and its model have it. Serializable, so that it travels where models
 * do not.
 *
 * <pre>{@code
 * PipelineSpec.of(Map.of("pipeline", "fast", "detector", "haar-alt2:rotate=30", "threshold", "0.6")).build()
 * }</pre>
 *
 * @param pipeline name of a pipeline, an added model or a model folder ({@link Pipelines#find})
 * @param detector a specification {@link dev.mien.detect.Detectors} understands
 * @param detectorSize the detector's option {@code size}, in pixels
 * @param detectorTile the detector's option {@code tile}, in pixels
 * @param locator a specification {@link dev.mien.landmark.Locators} understands
 * @param aligner a specification {@link dev.mien.align.Aligners} understands
 * @param model id or folder of an expression model
 * @param calibration name of one of the model's calibrations, or path of a calibration file
 * @param mirror "true" or "false": whether every face is also read mirrored
 * @param threshold least probability, 0 to 1, for a verdict other than "unsure"
 * @param minSize least shorter side of a face that is reported, in pixels of the picture
 * @param minConfidence least confidence of the detector, above 0 and up to 1, in a face that is reported
 * @param gate a specification {@link QualityGate.Options#of} understands: {@code gate:minSize=30} or {@code none}
 * @serial exclude
 */
@SuppressWarnings("InvalidBlockTag") // a class may say @serial, which Error Prone allows fields only
public record PipelineSpec(
        String pipeline,
        String detector,
        String detectorSize,
        String detectorTile,
        String locator,
        String aligner,
        String model,
        String calibration,
        String mirror,
        String threshold,
        String minSize,
        String minConfidence,
        String gate)
        implements Serializable {
    private static final PipelineSpec DEFAULTS =
            new PipelineSpec(Pipelines.DEFAULT, "", "", "", "", "", "", "", "", "", "", "", "");

    /**
     * Checks the components.
     *
     * @param pipeline name of a pipeline, an added model or a model folder ({@link Pipelines#find})
     * @param detector a specification {@link dev.mien.detect.Detectors} understands
     * @param detectorSize the detector's option {@code size}, in pixels
     * @param detectorTile the detector's option {@code tile}, in pixels
     * @param locator a specification {@link dev.mien.landmark.Locators} understands
     * @param aligner a specification {@link dev.mien.align.Aligners} understands
     * @param model id or folder of an expression model
     * @param calibration name of one of the model's calibrations, or path of a calibration file
     * @param mirror "true" or "false": whether every face is also read mirrored
     * @param threshold least probability, 0 to 1, for a verdict other than "unsure"
     * @param minSize least shorter side of a face that is reported, in pixels of the picture
     * @param minConfidence least confidence of the detector, above 0 and up to 1, in a face that is reported
     * @param gate a specification {@link QualityGate.Options#of} understands: {@code gate:minSize=30} or {@code none}
     * @throws IllegalArgumentException if {@code mirror} is neither empty, true nor false, or a number is none or out of
     *     range
     */
    public PipelineSpec {
        Require.that(List.of("", "true", "false").contains(mirror), "mirror must be true or false", mirror);
        if (!threshold.isEmpty()) {
            Require.within("threshold", number("threshold", threshold), 0, 1);
        }
        if (!minSize.isEmpty()) {
            Require.positive("minSize", number("minSize", minSize));
        }
        if (!minConfidence.isEmpty()) {
            double least = number("minConfidence", minConfidence);
            Require.that(least > 0 && least <= 1, "minConfidence must lie above 0 and up to 1", minConfidence);
        }
    }

    /**
     * {@return what a map asks for; its keys are the components of this record}
     *
     * @param asked text by the name of the component; what is not there stays as the pipeline has it
     * @throws IllegalArgumentException if a key is unknown (the message lists those that there are), or a value makes no
     *     sense; whether stages and models are there is found out when they are built
     */
    public static PipelineSpec of(Map<String, String> asked) {
        return new StageSpec("pipeline", asked).over(DEFAULTS);
    }

    /** {@return what {@link #of} reads: all that is asked for} */
    public Map<String, String> toMap() {
        Map<String, String> asked = new LinkedHashMap<>(StageSpec.textOf(this));
        asked.values().removeIf(String::isEmpty);
        return asked;
    }

    /**
     * {@return the pipeline with what is asked put into it}
     *
     * @throws IllegalArgumentException if there is no such pipeline; the message lists them
     */
    public Pipeline recipe() {
        Pipeline recipe = Pipelines.find(pipeline);
        StageSpec finding = StageSpec.parse(detector.isEmpty() ? recipe.detector() : detector);
        if (!detectorSize.isEmpty()) {
            finding = finding.with("size", detectorSize);
        }
        if (!detectorTile.isEmpty()) {
            finding = finding.with("tile", detectorTile);
        }
        recipe = recipe.withDetector(finding.text())
                .withLandmarks(locator.isEmpty() ? recipe.landmarks() : locator)
                .withAligner(aligner.isEmpty() ? recipe.aligner() : aligner)
                .withModel(model.isEmpty() ? recipe.model() : model);
        if (!calibration.isEmpty()) {
            recipe = recipe.withCalibration(calibration);
        }
        return mirror.isEmpty() ? recipe : recipe.withMirrored(Boolean.parseBoolean(mirror));
    }

    /**
     * {@return the analyzer}
     *
     * @throws ModelException if the model is unknown, damaged or of a kind this version cannot run
     * @throws IllegalArgumentException if the pipeline is unknown or a stage's specification cannot be understood
     */
    public FaceAnalyzer build() throws ModelException {
        FaceAnalyzer.Builder builder = FaceAnalyzer.builder(recipe());
        if (!threshold.isEmpty()) {
            builder.threshold(number("threshold", threshold));
        }
        if (!minSize.isEmpty()) {
            builder.minSize(number("minSize", minSize));
        }
        if (!minConfidence.isEmpty()) {
            builder.minConfidence(number("minConfidence", minConfidence));
        }
        if (!gate.isEmpty()) {
            builder.gate(QualityGate.Options.of(gate));
        }
        return builder.build();
    }

    private static double number(String name, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(Printable.of(name + " must be a number, got '" + text + "'"), e);
        }
    }
}
