package dev.mien.pipeline;

import dev.mien.align.Aligners;
import dev.mien.detect.Detectors;
import dev.mien.face.AlignedFace;
import dev.mien.face.ExpressionScores;
import dev.mien.face.Face;
import dev.mien.face.FaceResult;
import dev.mien.face.Frame;
import dev.mien.face.FrameResult;
import dev.mien.face.Search;
import dev.mien.image.Image;
import dev.mien.landmark.Locators;
import dev.mien.model.ModelException;
import dev.mien.quality.QualityGate;
import dev.mien.stage.Provenance;
import dev.mien.stage.Stage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The whole line: a frame in, faces with their apparent expressions out. Making one loads its models, so make one and keep
 * it: it is immutable and may be shared between threads. Closing it closes its stages.
 *
 * <pre>{@code
 * try (FaceAnalyzer analyzer = FaceAnalyzer.of("accurate")) {
 *     FrameResult result = analyzer.analyze(Images.read(Path.of("photo.jpg")));
 *     result.faces().forEach(face -> System.out.println(face.verdict().label() + " " + face.scores()));
 * }
 * }</pre>
 *
 * <p>Other stages than a pipeline's own are asked for by name, with their options:
 *
 * <pre>{@code
 * FaceAnalyzer.builder("fast").detector("haar-alt2:rotate=30").threshold(0.6).build()
 * }</pre>
 */
public final class FaceAnalyzer implements AutoCloseable {
    private final FaceFinder finder;
    private final FaceReader reader;
    private final FaceJudge judge;

    /**
     * Joins parts made by hand, which the analyzer then owns; {@link #builder} makes them by name.
     *
     * @param finder where the faces are
     * @param reader what they show
     * @param judge what is said of them
     * @throws IllegalArgumentException if the reader needs 68 points that the finder does not give
     */
    public FaceAnalyzer(FaceFinder finder, FaceReader reader, FaceJudge judge) {
        if (reader.needsLandmarks() && !finder.locates()) {
            throw new IllegalArgumentException(
                    "the features '" + reader.space()
                            + "' are taken from the 68 points of a face; choose a landmark locator that finds them, such as cnn");
        }
        this.finder = finder;
        this.reader = reader;
        this.judge = judge;
    }

    /**
     * {@return the analyzer of a pipeline by name, with its defaults}
     *
     * @param pipeline one of {@link Pipelines#names()}, such as {@code accurate}
     * @throws IllegalArgumentException if there is no such pipeline; the message lists them
     * @throws ModelException if its model is damaged
     */
    public static FaceAnalyzer of(String pipeline) throws ModelException {
        return builder(pipeline).build();
    }

    /**
     * {@return a builder that starts from a pipeline by name; what it does not change stays as the pipeline has it}
     *
     * @param pipeline one of {@link Pipelines#names()}
     * @throws IllegalArgumentException if there is no such pipeline; the message lists them
     */
    public static Builder builder(String pipeline) {
        return new Builder(Pipelines.get(pipeline));
    }

    /**
     * {@return a builder that starts from a pipeline; what it does not change stays as the pipeline has it}
     *
     * @param pipeline the recipe, which itself is not changed
     */
    public static Builder builder(Pipeline pipeline) {
        return new Builder(pipeline);
    }

    /** What is changed of a pipeline; the rest stays as the pipeline and its model have it. */
    public static final class Builder {
        private Pipeline pipeline;
        private QualityGate.Options gate = QualityGate.Options.defaults();
        private OptionalDouble threshold = OptionalDouble.empty();
        private double minSize;
        private OptionalDouble minConfidence = OptionalDouble.empty();

        private Builder(Pipeline pipeline) {
            this.pipeline = pipeline;
        }

        /**
         * Chooses what finds faces.
         *
         * @param spec as {@link Detectors} understands it, such as {@code haar-alt2:rotate=30}
         * @return this builder
         */
        public Builder detector(String spec) {
            pipeline = pipeline.withDetector(spec);
            return this;
        }

        /**
         * Chooses what finds the 68 points of a face.
         *
         * @param spec as {@link Locators} understands it, such as {@code none}
         * @return this builder
         */
        public Builder locator(String spec) {
            pipeline = pipeline.withLandmarks(spec);
            return this;
        }

        /**
         * Chooses how faces are cut out.
         *
         * @param spec as {@link Aligners} understands it, such as {@code box}
         * @return this builder
         */
        public Builder aligner(String spec) {
            pipeline = pipeline.withAligner(spec);
            return this;
        }

        /**
         * Chooses what reads expressions. Features, crop, calibration and threshold come with it.
         *
         * @param idOrFolder of an expression model: a built-in or added one by its id, or its folder
         * @return this builder
         */
        public Builder model(String idOrFolder) {
            pipeline = pipeline.withModel(idOrFolder);
            return this;
        }

        /**
         * Chooses how scores become probabilities.
         *
         * @param nameOrFile the name of one of the model's calibrations, such as {@code ferplus}, or the path of a {@link
         *     dev.mien.model.CalibrationFile}
         * @return this builder
         */
        public Builder calibration(String nameOrFile) {
            pipeline = pipeline.withCalibration(nameOrFile);
            return this;
        }

        /**
         * Chooses whether every face is read twice, as it is and mirrored.
         *
         * @param wanted whether every face is also read mirrored and averaged, in twice the time; else the model says so
         * @return this builder
         */
        public Builder mirror(boolean wanted) {
            pipeline = pipeline.withMirrored(wanted);
            return this;
        }

        /**
         * Chooses how sure a verdict must be.
         *
         * @param probability least one, 0 to 1, for a verdict other than "unsure", in place of the model's
         * @return this builder
         */
        public Builder threshold(double probability) {
            threshold = OptionalDouble.of(probability);
            return this;
        }

        /**
         * Chooses how small a face may be that is reported; smaller ones are left out of every result.
         *
         * @param pixels least shorter side of a face's box in pixels of the picture, 0 or more; 0, where nobody chooses
         * @return this builder
         */
        public Builder minSize(double pixels) {
            minSize = pixels;
            return this;
        }

        /**
         * Chooses how sure the detector must be of a face that is reported.
         *
         * @param confidence least one, above 0 and up to 1, in place of the detector's own; its scale is the detector's
         * @return this builder
         */
        public Builder minConfidence(double confidence) {
            minConfidence = OptionalDouble.of(confidence);
            return this;
        }

        /**
         * Chooses which faces are judged at all.
         *
         * @param options which faces are fit to be judged
         * @return this builder
         */
        public Builder gate(QualityGate.Options options) {
            gate = options;
            return this;
        }

        /**
         * Loads the model, checks its hashes and joins the stages.
         *
         * @return the analyzer, to be closed by the caller
         * @throws ModelException if the model is unknown, damaged or of a kind this version cannot run
         * @throws IllegalArgumentException if a stage's specification cannot be understood, the threshold is no
         *     probability or another limit is out of range
         */
        public FaceAnalyzer build() throws ModelException {
            return pipeline.build(gate, threshold, minSize, minConfidence);
        }
    }

    /**
     * {@return the faces of a still picture, most confident first, in pixels of the picture; none if no face was found}
     * Every face has its scores, even one whose verdict is "unsure" because its {@link FaceResult#quality quality} or
     * its top probability is too low.
     *
     * @param picture upright, of any size; {@link dev.mien.image.Images} reads files, {@link Image#of} takes pictures of
     *     {@code java.awt}
     */
    public FrameResult analyze(Image picture) {
        return analyze(Frame.of(picture));
    }

    /**
     * {@return the faces of a frame, most confident first, in pixels of the frame; none if no face was found} Frames are
     * taken one by one here; {@code VideoAnalyzer} follows people through a video.
     *
     * @param frame upright, of any size
     */
    public FrameResult analyze(Frame frame) {
        List<Face> faces = finder.find(frame);
        List<AlignedFace> aligned = finder.align(frame, faces);
        List<ExpressionScores> scores = reader.scores(aligned);
        List<FaceResult> results = judge.results(frame, aligned, scores);
        return FrameResult.of(frame, results).withSearch(search(frame));
    }

    /** How closely a frame is searched; faces that are too small to be judged do not matter. */
    private Search search(Frame frame) {
        return finder.search(frame.image().width(), frame.image().height()).from(judge.minSize());
    }

    /**
     * {@return the faces of a frame as {@link #analyze(Frame)} finds them, and with every face an {@linkplain
     * FaceResult#explanation explanation} of its most probable expression where the features allow one} Costs a second
     * pass over each face.
     *
     * @param frame upright, of any size
     */
    public FrameResult analyzeAndExplain(Frame frame) {
        List<AlignedFace> aligned = finder.align(frame, finder.find(frame));
        List<FaceResult> results = judge.results(frame, aligned, reader.scores(aligned));
        List<FaceResult> explained = new ArrayList<>();
        for (int i = 0; i < aligned.size(); i++) {
            FaceResult result = results.get(i);
            explained.add(result.withReadings(
                    result.readings().withExplanation(reader.explanation(aligned.get(i), result.scores()))));
        }
        return FrameResult.of(frame, explained).withSearch(search(frame));
    }

    /**
     * {@return the result for a picture that is a face crop already, such as a picture of FER+} Nothing is detected or
     * aligned.
     *
     * @param picture a face that fills the picture, of any size
     */
    public FaceResult analyzeCrop(Image picture) {
        List<AlignedFace> face = List.of(crop(picture));
        return judge.results(Frame.of(picture), face, reader.scores(face)).get(0);
    }

    /**
     * {@return a picture that is a face crop already, with its 68 points if the features are taken from them}
     *
     * @param picture a face that fills the picture, of any size
     */
    public AlignedFace crop(Image picture) {
        return reader.needsLandmarks() ? finder.locateCrop(picture) : AlignedFace.ofCrop(picture);
    }

    /**
     * {@return an analyzer of the same stages with another threshold} Either closes them, so one of the two is closed.
     *
     * @param probability least one, 0 to 1, for a verdict other than "unsure"
     * @throws IllegalArgumentException if the threshold is no probability
     */
    public FaceAnalyzer withThreshold(double probability) {
        return new FaceAnalyzer(finder, reader, judge.withThreshold((float) probability));
    }

    /** {@return the part that finds, aligns and cuts out faces} It stays the analyzer's to close. */
    public FaceFinder finder() {
        return finder;
    }

    /** {@return the part that turns faces into distributions over expressions} It stays the analyzer's to close. */
    public FaceReader reader() {
        return reader;
    }

    /** {@return the part that measures quality and speaks the verdict} */
    public FaceJudge judge() {
        return judge;
    }

    /**
     * {@return what would produce the results of this analyzer, from {@code started} on}
     *
     * @param started when the analysis began
     */
    public Provenance provenance(Instant started) {
        return provenance(started, finder.stages());
    }

    /**
     * {@return what would produce the results of {@link #analyzeCrop}, from {@code started} on: no detector, no aligner,
     * and a locator only where the features are taken from the points}
     *
     * @param started when the analysis began
     */
    public Provenance cropProvenance(Instant started) {
        return provenance(started, reader.needsLandmarks() ? finder.cropStages() : Stream.empty());
    }

    private Provenance provenance(Instant started, Stream<Stage> before) {
        return new Provenance(
                Version.current(),
                started,
                Stream.concat(Stream.concat(before, reader.stages()).map(Stage::info), judge.infos())
                        .toList());
    }

    private Stream<Stage> stages() {
        return Stream.of(finder.stages(), reader.stages(), judge.stages()).flatMap(part -> part);
    }

    @Override
    public void close() {
        stages().forEach(Stage::close);
    }
}
