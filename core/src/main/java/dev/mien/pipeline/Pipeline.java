package dev.mien.pipeline;

import dev.mien.align.Aligners;
import dev.mien.align.CropOptions;
import dev.mien.classify.Classifiers;
import dev.mien.detect.Detectors;
import dev.mien.feature.Extractors;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.landmark.PartReader;
import dev.mien.model.ExpressionManifest;
import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.Models;
import dev.mien.quality.QualityGate;
import dev.mien.stage.Stage;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A recipe for a {@link FaceAnalyzer}: which stage stands where. The model brings its crop, features, calibration and
 * verdict threshold with it.
 *
 * @param name the pipeline's name
 * @param detector a specification {@link Detectors} understands
 * @param landmarks a specification {@link Locators} understands, such as "none"
 * @param aligner a specification {@link Aligners} understands
 * @param model the id of a built-in expression model, or the path of a model folder
 * @param mirrored whether every face is also judged mirrored and the probabilities averaged, which takes twice as long; empty
 *     leaves it to the model
 * @param calibration the name of one of the model's calibrations or the path of a {@link dev.mien.model.CalibrationFile};
 *     empty leaves it to the model
 */
public record Pipeline(
        String name,
        String detector,
        String landmarks,
        String aligner,
        String model,
        Optional<Boolean> mirrored,
        Optional<String> calibration) {

    /**
     * A recipe that leaves calibration and mirror image to the model.
     *
     * @param name the pipeline's name
     * @param detector a specification {@link Detectors} understands
     * @param landmarks a specification {@link Locators} understands, such as "none"
     * @param aligner a specification {@link Aligners} understands
     * @param model the id of a built-in expression model, or the path of a model folder
     */
    public Pipeline(String name, String detector, String landmarks, String aligner, String model) {
        this(name, detector, landmarks, aligner, model, Optional.empty(), Optional.empty());
    }

    /**
     * {@return the same recipe under another name}
     *
     * @param other the new name
     */
    public Pipeline withName(String other) {
        return new Pipeline(other, detector, landmarks, aligner, model, mirrored, calibration);
    }

    /**
     * {@return the recipe with another detector}
     *
     * @param spec as {@link Detectors} understands it
     */
    public Pipeline withDetector(String spec) {
        return new Pipeline(name, spec, landmarks, aligner, model, mirrored, calibration);
    }

    /**
     * {@return the recipe with another locator}
     *
     * @param spec as {@link Locators} understands it
     */
    public Pipeline withLandmarks(String spec) {
        return new Pipeline(name, detector, spec, aligner, model, mirrored, calibration);
    }

    /**
     * {@return the recipe with another aligner}
     *
     * @param spec as {@link Aligners} understands it
     */
    public Pipeline withAligner(String spec) {
        return new Pipeline(name, detector, landmarks, spec, model, mirrored, calibration);
    }

    /**
     * {@return the recipe with another expression model}
     *
     * @param idOrFolder id of a built-in or added model, or the path of a model folder
     */
    public Pipeline withModel(String idOrFolder) {
        return new Pipeline(name, detector, landmarks, aligner, idOrFolder, mirrored, calibration);
    }

    /**
     * {@return the recipe with or without a second, mirrored reading of every face}
     *
     * @param wanted true reads every face twice and averages
     */
    public Pipeline withMirrored(boolean wanted) {
        return new Pipeline(name, detector, landmarks, aligner, model, Optional.of(wanted), calibration);
    }

    /**
     * {@return the recipe with another calibration}
     *
     * @param nameOrFile the name of one of the model's, or the path of a {@link dev.mien.model.CalibrationFile}
     */
    public Pipeline withCalibration(String nameOrFile) {
        return new Pipeline(name, detector, landmarks, aligner, model, mirrored, Optional.of(nameOrFile));
    }

    /**
     * Loads the model, checks its hashes and joins the stages.
     *
     * @return the analyzer, to be closed by the caller
     * @throws ModelException if the model is unknown, damaged or of a kind this version cannot run
     * @throws IllegalArgumentException if a stage's specification cannot be understood
     */
    public FaceAnalyzer build() throws ModelException {
        return FaceAnalyzer.builder(this).build();
    }

    /**
     * @param minSize least side of a face that is reported, in pixels
     * @param minConfidence of the detector; empty leaves it to that
     */
    FaceAnalyzer build(QualityGate.Options gate, OptionalDouble threshold, double minSize, OptionalDouble minConfidence)
            throws ModelException {
        ExpressionModel loaded = Models.load(model);
        if (calibration.isPresent()) {
            loaded = loaded.calibrated(calibration.get());
        }
        if (mirrored.isPresent()) {
            loaded = loaded.mirrored(mirrored.get());
        }
        ExpressionManifest manifest = loaded.manifest();
        Deque<Stage> made = new ArrayDeque<>();
        try {
            Optional<LandmarkLocator> locator = Locators.create(landmarks).map(stage -> kept(made, stage));
            return new FaceAnalyzer(
                    new FaceFinder(
                            kept(made, Detectors.create(detector, minSize, minConfidence)),
                            locator,
                            kept(made, Aligners.create(aligner, CropOptions.of(manifest.input())))),
                    new FaceReader(
                            kept(made, Extractors.of(loaded, 1)),
                            kept(made, Classifiers.create(loaded)),
                            manifest.calibration().mirrored()),
                    new FaceJudge(
                            new QualityGate(gate),
                            (float) threshold.orElse(manifest.verdict().threshold()),
                            locator.map(points -> kept(made, PartReader.builtIn()))));
        } catch (ModelException | RuntimeException e) {
            made.forEach(Stage::close);
            throw e;
        }
    }

    /** Notes a stage, to be closed if a later one cannot be made. */
    private static <S extends Stage> S kept(Deque<Stage> made, S stage) {
        made.push(stage);
        return stage;
    }
}
