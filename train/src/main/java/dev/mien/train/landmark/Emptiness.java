package dev.mien.train.landmark;

import dev.mien.detect.FaceDetector;
import dev.mien.face.Box;
import dev.mien.face.FacePart;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.landmark.FaceCrop;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Places in pictures without faces where one might be looked for: what a detector takes for a face, and any square. */
final class Emptiness {
    private static final int PLACES = 4;
    private static final int MISTAKEN = 2;

    private final FaceDetector detector;
    private final float[] average;

    /**
     * @param detector that makes mistakes
     * @param average x and y of the average face's points in its crop, in shares of the side
     */
    Emptiness(FaceDetector detector, float[] average) {
        this.detector = detector;
        this.average = average;
    }

    List<Portrait> in(Image picture, SplittableRandom random) {
        List<Box> boxes = new ArrayList<>();
        detector.detect(Frame.of(picture)).stream().limit(MISTAKEN).forEach(face -> boxes.add(face.box()));
        double shorter = Math.min(picture.width(), picture.height());
        while (boxes.size() < PLACES) {
            double side = shorter * random.nextDouble(0.15, 0.9);
            boxes.add(new Box(
                    random.nextDouble(picture.width() - side), random.nextDouble(picture.height() - side), side, side));
        }
        return boxes.stream()
                .map(box -> Portrait.closeUp(picture, average(box), Trust.NO_FACE))
                .toList();
    }

    private List<Point> average(Box box) {
        Affine toFrame = FaceCrop.ofBox(box, 1).inverse();
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < FacePart.POINTS; i++) {
            points.add(toFrame.apply(new Point(average[2 * i], average[2 * i + 1])));
        }
        return points;
    }
}
