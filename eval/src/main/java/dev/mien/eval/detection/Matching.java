package dev.mien.eval.detection;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.face.Face;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which detection found which face of one picture. In order of confidence, each detection takes the counted face not
 * yet taken that it overlaps most, if by {@link #IOU} or more; failing that, one that overlaps an ignored face as much
 * is left out; the rest are false. (PASCAL VOC compares with the best face only, taken or not; this is COCO's order.)
 *
 * @param detections without those left out, most confident first
 * @param missed counted faces that none took
 */
public record Matching(List<Detection> detections, List<TruthBox> missed) {
    /** The overlap from which a detection counts as the face: intersection over union. */
    public static final double IOU = 0.5;

    /** @param face the face it took; empty if it is false */
    record Detection(double confidence, Optional<TruthBox> face) {}

    static Matching of(List<TruthBox> truth, List<Face> found) {
        return of(truth, found, box -> true);
    }

    /**
     * As {@link #of(List, List)} of some faces only, as COCO does it for sizes: others are ignored, and so is a detection that
     * took no face and would not be one of them.
     */
    static Matching of(List<TruthBox> truth, List<Face> found, Predicate<Box> wanted) {
        List<TruthBox> open = new ArrayList<>(truth.stream()
                .filter(face -> !face.ignore() && wanted.test(face.box()))
                .toList());
        List<Detection> detections = new ArrayList<>();
        List<Face> ranked = found.stream()
                .sorted(Comparator.comparingDouble(Face::confidence).reversed())
                .toList();
        for (Face face : ranked) {
            Optional<TruthBox> taken = open.stream()
                    .filter(known -> known.box().iou(face.box()) >= IOU)
                    .max(Comparator.comparingDouble(known -> known.box().iou(face.box())));
            taken.ifPresent(open::remove);
            boolean leftOut = taken.isEmpty()
                    && (!wanted.test(face.box())
                            || truth.stream()
                                    .filter(known -> known.ignore() || !wanted.test(known.box()))
                                    .anyMatch(known -> known.box().iou(face.box()) >= IOU));
            if (!leftOut) {
                detections.add(new Detection(face.confidence(), taken));
            }
        }
        return new Matching(detections, open);
    }
}
