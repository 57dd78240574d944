package dev.mien.eval.damage;

import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.eval.figure.Outcome;
import dev.mien.eval.run.Faults;
import dev.mien.eval.run.NamedAnalyzer;
import dev.mien.eval.run.ParallelLoop;
import dev.mien.eval.run.Progress;
import dev.mien.face.AlignedFace;
import dev.mien.face.Expression;
import dev.mien.face.ExpressionScores;
import dev.mien.face.FaceGeometry;
import dev.mien.face.FaceResult;
import dev.mien.image.Image;
import dev.mien.pipeline.FaceAnalyzer;
import dev.mien.quality.QualityGate;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/** Runs a pipeline over face crops spoilt in every way and to every degree. */
public final class QualityEvaluator {
    /** Bounds of the groups by sharpness. */
    private static final double[] SHARPNESS = {
        0, 0.005, 0.01, 0.015, 0.02, 0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.15, 0.2, 0.3, 0.5, 1
    };

    /** Bounds of the groups by contrast. */
    private static final double[] CONTRAST = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, 20, 25, 30, 40, 50, 128};

    /** Bounds of the groups by angle. */
    private static final double[] DEGREES = {0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50, 60, 90};

    private static final int LEAST = 30;

    private final List<Sample> faces;
    private final QualityGate.Options gate;
    private final int threads;
    private final Progress progress;
    private final Set<String> failures = new TreeSet<>();

    /**
     * Takes the labelled pictures.
     *
     * @param dataset pictures with labels
     * @param gate the options that the pipelines were built with
     * @param threads how many pictures are worked on at once, at least 1
     * @param progress hears of every picture
     */
    public QualityEvaluator(ExpressionDataset dataset, QualityGate.Options gate, int threads, Progress progress) {
        this.faces = dataset.labelled();
        this.gate = gate;
        this.threads = threads;
        this.progress = progress;
    }

    /**
     * {@return the curves of one pipeline, one for each kind of damage}
     *
     * @param pipeline under its name
     */
    public QualityReport run(NamedAnalyzer pipeline) {
        List<DamageCurve> curves = new ArrayList<>();
        int total = faces.size()
                * Arrays.stream(Damage.values())
                        .mapToInt(damage -> damage.levels().length)
                        .sum();
        int before = 0;
        for (Damage damage : Damage.values()) {
            List<DamageCurve.Point> points = new ArrayList<>();
            List<List<DamagedFace>> byLevel = new ArrayList<>();
            for (double level : damage.levels()) {
                int start = before;
                List<DamagedFace> judged = ParallelLoop.map(
                                faces.size(),
                                threads,
                                i -> judge(faces.get(i), damage, level, pipeline.analyzer()),
                                done -> progress.update(pipeline.name(), start + done, total))
                        .stream()
                        .flatMap(Optional::stream)
                        .toList();
                before += faces.size();
                points.add(DamageCurve.Point.of(level, judged));
                byLevel.add(judged);
            }
            curves.add(new DamageCurve(damage.label(), damage.axis(), threshold(damage), points));
            if (damage == Damage.BLUR) {
                curves.addAll(byBlur(byLevel));
            } else if (damage == Damage.DARK) {
                curves.add(byContrast(byLevel));
            }
        }
        curves.removeIf(curve -> curve.points().isEmpty());
        return new QualityReport(pipeline.name(), curves);
    }

    /** By what is measured of a face: the sharpness of the blurred, and the pose of those left as they are. */
    private List<DamageCurve> byBlur(List<List<DamagedFace>> blurred) {
        List<DamagedFace> posed =
                blurred.get(0).stream().filter(face -> face.pose().isPresent()).toList();
        return List.of(
                grouped(
                        "sharpness",
                        "sharpness measured, of the blurred faces",
                        gate.minSharpness(),
                        flat(blurred),
                        face -> face.quality().sharpness(),
                        SHARPNESS),
                grouped(
                        "yaw",
                        "yaw to either side in degrees, measured",
                        gate.maxYaw(),
                        posed,
                        face -> Math.abs(face.pose().orElseThrow().yaw()),
                        DEGREES),
                grouped(
                        "pitch",
                        "pitch up or down in degrees, measured",
                        gate.maxPitch(),
                        posed,
                        face -> Math.abs(face.pose().orElseThrow().pitch()),
                        DEGREES));
    }

    private DamageCurve byContrast(List<List<DamagedFace>> darkened) {
        return grouped(
                "contrast",
                "contrast measured, of the darkened faces",
                gate.minContrast(),
                flat(darkened),
                face -> face.quality().contrast(),
                CONTRAST);
    }

    private static List<DamagedFace> flat(List<List<DamagedFace>> byLevel) {
        return byLevel.stream().flatMap(List::stream).toList();
    }

    /** {@return pictures that could not be read; they are left out} */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    private Optional<DamagedFace> judge(Sample sample, Damage damage, double level, FaceAnalyzer analyzer) {
        Image crop;
        try {
            crop = sample.picture().read();
        } catch (IOException e) {
            synchronized (failures) {
                failures.add(Faults.line(sample.id(), e));
            }
            return Optional.empty();
        }
        // The same for every level, so that levels differ by nothing else.
        Spoilt spoilt = damage.spoil(crop, level, new Random(sample.id().hashCode()));
        AlignedFace face = spoilt.face()
                .withLandmarks(analyzer.finder()
                        .locate(spoilt.frame(), spoilt.face().face())
                        .landmarks());
        List<ExpressionScores> scores = analyzer.reader().scores(List.of(face));
        FaceResult result =
                analyzer.judge().results(spoilt.frame(), List.of(face), scores).get(0);
        Expression truth = sample.label().orElseThrow();
        Outcome outcome = new Outcome(sample.id(), truth, Optional.of(result.scores()), Optional.empty());
        return Optional.of(new DamagedFace(
                outcome,
                result.quality(),
                result.geometry().map(FaceGeometry::pose),
                outcome.confidence() >= analyzer.judge().threshold()));
    }

    private OptionalDouble threshold(Damage damage) {
        return switch (damage) {
            case SIZE -> OptionalDouble.of(gate.minSize());
            case CUT_BELOW, CUT_ABOVE, CUT_BESIDE -> OptionalDouble.of(gate.maxOutside());
            default -> OptionalDouble.empty();
        };
    }

    /** The faces in groups of like measure; groups too small to say anything are left out. */
    private static DamageCurve grouped(
            String label,
            String axis,
            double threshold,
            List<DamagedFace> faces,
            ToDoubleFunction<DamagedFace> measure,
            double[] bounds) {
        List<DamageCurve.Point> points = new ArrayList<>();
        for (int i = 0; i + 1 < bounds.length; i++) {
            double low = bounds[i];
            double high = bounds[i + 1];
            List<DamagedFace> group = faces.stream()
                    .filter(face -> measure.applyAsDouble(face) >= low && measure.applyAsDouble(face) < high)
                    .toList();
            if (group.size() >= LEAST) {
                points.add(DamageCurve.Point.of(
                        group.stream().mapToDouble(measure).average().orElseThrow(), group));
            }
        }
        return new DamageCurve(label, axis, OptionalDouble.of(threshold), points);
    }
}
