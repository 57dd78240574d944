package dev.mien.pipeline;

import dev.mien.face.AlignedFace;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FaceResult;
import dev.mien.face.Frame;
import dev.mien.face.PartReadings;
import dev.mien.face.Quality;
import dev.mien.face.Readings;
import dev.mien.face.Verdict;
import dev.mien.image.Point;
import dev.mien.landmark.FaceMeter;
import dev.mien.landmark.PartReader;
import dev.mien.quality.QualityGate;
import dev.mien.stage.Stage;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The last part of the line: how a head is held, whether the face is fit to be judged, and what is said of it. Immutable and
 * shareable between threads.
 */
public final class FaceJudge {
    private final QualityGate gate;
    private final float threshold;
    private final Optional<PartReader> parts;

    /**
     * A judge who does not look closely at eyes and mouth.
     *
     * @param gate which faces are fit to be judged
     * @param threshold least top probability, 0 to 1, for a verdict other than "unsure"
     * @throws IllegalArgumentException if the threshold is no probability
     */
    public FaceJudge(QualityGate gate, float threshold) {
        this(gate, threshold, Optional.empty());
    }

    /**
     * @param gate which faces are fit to be judged
     * @param threshold least top probability, 0 to 1, for a verdict other than "unsure"
     * @param parts looks closely at the eyes and the mouth of faces with 68 points; the judge owns it
     * @throws IllegalArgumentException if the threshold is no probability
     */
    public FaceJudge(QualityGate gate, float threshold, Optional<PartReader> parts) {
        if (!(threshold >= 0 && threshold <= 1)) {
            throw new IllegalArgumentException("threshold must lie in 0 to 1, got " + threshold);
        }
        this.gate = gate;
        this.threshold = threshold;
        this.parts = parts;
    }

    /** {@return least top probability for a verdict other than "unsure", 0 to 1} */
    public float threshold() {
        return threshold;
    }

    FaceJudge withThreshold(float other) {
        return new FaceJudge(gate, other, parts);
    }

    /** Shorter side of the smallest faces that are fit to be judged, in pixels of the frame. */
    double minSize() {
        return gate.options().minSize();
    }

    /**
     * {@return a result for each face, in their order}
     *
     * @param frame that the faces were found in
     * @param faces the faces, cut out
     * @param scores one for each face
     */
    public List<FaceResult> results(Frame frame, List<AlignedFace> faces, List<ExpressionScores> scores) {
        List<FaceResult> results = new ArrayList<>();
        for (int i = 0; i < faces.size(); i++) {
            results.add(result(frame, faces.get(i), scores.get(i)));
        }
        return results;
    }

    private FaceResult result(Frame frame, AlignedFace aligned, ExpressionScores scores) {
        int longerSide = Math.max(frame.image().width(), frame.image().height());
        List<Point> points = aligned.face().landmarks();
        Optional<PartReadings> close = parts.flatMap(reader -> reader.read(frame, points));
        Optional<FaceGeometry> geometry = FaceMeter.measure(points, longerSide, close);
        Quality quality = gate.assess(frame, aligned, geometry, close);
        Readings readings = new Readings(scores, verdict(quality, scores)).withGeometry(geometry);
        return new FaceResult(aligned.face(), aligned.basis(), quality, readings);
    }

    private Verdict verdict(Quality quality, ExpressionScores scores) {
        if (!quality.pass()) {
            return new Verdict.Unsure(String.join("; ", quality.faults()));
        }
        return Verdict.of(scores, threshold);
    }

    Stream<Stage> stages() {
        return Stream.concat(parts.stream(), Stream.of(gate));
    }

    /** What judges, for provenance. */
    Stream<StageInfo> infos() {
        Map<String, String> least = Map.of("probability", String.valueOf(threshold));
        return Stream.concat(
                stages().map(Stage::info), Stream.of(new StageInfo(StageKind.VERDICT, "threshold", least, "")));
    }
}
