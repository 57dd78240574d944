package dev.mien.eval.detection;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of one detector on one data set. A detection is right if it overlaps a face by IoU 0.5 or more; faces
 * marked as ignored count neither way. Recall and all that rests on it is NaN if no picture shows a counted face.
 *
 * @param detector its name
 * @param pictures all
 * @param failed of them, those that could not be read; their faces are missed
 * @param faces those that count
 * @param found of them, those found at any confidence
 * @param falsePositives at any confidence
 * @param recall found of the faces, 0 to 1
 * @param precision right of all counted detections, 0 to 1
 * @param averagePrecision area under the precision-recall curve, all-point interpolation
 * @param recallAtFalsePositives the recall reached with at most so many false positives a readable picture
 * @param emptyPictures readable pictures with no face, not even an ignored one
 * @param falsePositivesOnEmpty in those, at any confidence
 * @param bySize faces by the height of their box
 * @param curve precision and recall by confidence
 * @param msPerPicture mean time in the detector, with {@code threads} at work at once; decoding not included
 * @param threads how many pictures were worked on at once
 */
public record DetectionReport(
        String detector,
        int pictures,
        int failed,
        int faces,
        int found,
        int falsePositives,
        double recall,
        double precision,
        double averagePrecision,
        Map<Double, Double> recallAtFalsePositives,
        int emptyPictures,
        int falsePositivesOnEmpty,
        List<SizeBucket> bySize,
        PrecisionRecall curve,
        double msPerPicture,
        int threads) {
    private static final List<Double> FALSE_POSITIVES = List.of(0.01, 0.1, 1.0);
    private static final List<Double> EDGES = List.of(0.0, 16.0, 32.0, 96.0, Double.POSITIVE_INFINITY);

    /**
     * Faces at least {@code minHeight} and less than {@code maxHeight} pixels high.
     *
     * @param averagePrecision over these faces, others being ignored, and so being false detections of another height; NaN if
     *     there are none
     */
    public record SizeBucket(double minHeight, double maxHeight, int faces, int found, double averagePrecision) {
        /** {@return the share of the faces that were found, 0 to 1} */
        public double recall() {
            return (double) found / faces;
        }
    }

    /**
     * Takes a copy of what it is given.
     *
     * @param detector its name
     * @param pictures all
     * @param failed of them, those that could not be read; their faces are missed
     * @param faces those that count
     * @param found of them, those found at any confidence
     * @param falsePositives at any confidence
     * @param recall found of the faces, 0 to 1
     * @param precision right of all counted detections, 0 to 1
     * @param averagePrecision area under the precision-recall curve, all-point interpolation
     * @param recallAtFalsePositives the recall reached with at most so many false positives a readable picture
     * @param emptyPictures readable pictures with no face, not even an ignored one
     * @param falsePositivesOnEmpty in those, at any confidence
     * @param bySize faces by the height of their box
     * @param curve precision and recall by confidence
     * @param msPerPicture mean time in the detector, with {@code threads} at work at once; decoding not included
     * @param threads how many pictures were worked on at once
     */
    public DetectionReport {
        recallAtFalsePositives = Collections.unmodifiableMap(new TreeMap<>(recallAtFalsePositives));
        bySize = List.copyOf(bySize);
    }

    /**
     * {@return the figures of one run}
     *
     * @param run over a whole data set
     */
    public static DetectionReport of(DetectionRun run) {
        List<Matching.Detection> detections = new ArrayList<>();
        int found = 0;
        int missed = 0;
        int readable = 0;
        int empty = 0;
        int falseOnEmpty = 0;
        double milliseconds = 0;
        for (DetectionRun.Picture picture : run.pictures()) {
            Matching matching = Matching.of(picture.truth(), picture.found());
            detections.addAll(matching.detections());
            missed += matching.missed().size();
            found += (int) matching.detections().stream()
                    .filter(d -> d.face().isPresent())
                    .count();
            if (picture.fault().isEmpty()) {
                readable++;
                milliseconds += picture.time().toNanos() / 1e6;
                if (picture.truth().isEmpty()) {
                    empty++;
                    falseOnEmpty += picture.found().size();
                }
            }
        }
        int faces = found + missed;
        int pictures = readable;
        PrecisionRecall curve = faces == 0 ? new PrecisionRecall(List.of()) : PrecisionRecall.of(detections, faces);
        Map<Double, Double> recallAt = new TreeMap<>();
        FALSE_POSITIVES.forEach(rate -> recallAt.put(rate, faces == 0 ? Double.NaN : curve.recallAt(rate * pictures)));
        return new DetectionReport(
                run.detector(),
                run.pictures().size(),
                run.pictures().size() - readable,
                faces,
                found,
                detections.size() - found,
                (double) found / faces,
                faces == 0 ? Double.NaN : (double) found / detections.size(),
                faces == 0 ? Double.NaN : curve.averagePrecision(),
                recallAt,
                empty,
                falseOnEmpty,
                buckets(run),
                curve,
                milliseconds / readable,
                run.threads());
    }

    private static List<SizeBucket> buckets(DetectionRun run) {
        List<SizeBucket> buckets = new ArrayList<>();
        for (int i = 0; i + 1 < EDGES.size(); i++) {
            buckets.add(bucket(run, EDGES.get(i), EDGES.get(i + 1)));
        }
        return buckets;
    }

    private static SizeBucket bucket(DetectionRun run, double minHeight, double maxHeight) {
        List<Matching.Detection> detections = new ArrayList<>();
        int missed = 0;
        for (DetectionRun.Picture picture : run.pictures()) {
            Matching matching = Matching.of(
                    picture.truth(), picture.found(), box -> box.height() >= minHeight && box.height() < maxHeight);
            detections.addAll(matching.detections());
            missed += matching.missed().size();
        }
        int found = (int) detections.stream().filter(d -> d.face().isPresent()).count();
        int faces = found + missed;
        double averagePrecision =
                faces == 0 ? Double.NaN : PrecisionRecall.of(detections, faces).averagePrecision();
        return new SizeBucket(minHeight, maxHeight, faces, found, averagePrecision);
    }
}
