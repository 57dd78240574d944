package dev.mien.train.part;

import dev.mien.dataset.Datasets;
import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.MeasuredFace;
import dev.mien.dataset.MeasuredFaces;
import dev.mien.dataset.TruthBox;
import dev.mien.eval.landmark.NormalisedError;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.train.detect.HeldOut;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The faces of {@code faces-wild} that were measured, each with the points that the locator finds when a detector's five
 * points are given to it, and those of {@code detect-masks}, with and without a mask. Nothing is learned from those that
 * {@link MeasuredFaces#isHeldOut} says, nor from the fifth of the masks that the detector's training holds out.
 */
final class PartData implements Closeable {
    /** Labels that lie further than this from a detector's points are taken for wrong ({@link MeasuredFace#disagreement}). */
    private static final double WRONG = 0.1;
    /** Nothing is learned from faces whose points were found further than this from the measured ones. */
    private static final double ASTRAY = 0.2;

    /** Lower faces are not looked at closely, in pixels. */
    private static final double LOWEST = 20;

    private final MeasuredFaces wild;
    private final DetectionDataset masks;

    private PartData(MeasuredFaces wild, DetectionDataset masks) {
        this.wild = wild;
        this.masks = masks;
    }

    /** @param folder with {@code faces-wild.zip} and {@code detect-masks.zip} */
    static PartData open(Path folder) throws IOException {
        MeasuredFaces wild = MeasuredFaces.open(folder.resolve("faces-wild.zip"));
        try {
            DetectionDataset.Options masked = new DetectionDataset.Options(0, true);
            return new PartData(wild, Datasets.openDetection(folder.resolve("detect-masks.zip"), masked));
        } catch (IOException e) {
            wild.close();
            throw e;
        }
    }

    /**
     * A face to learn from.
     *
     * @param points the 68 as the locator finds them
     */
    record Subject(Image picture, List<Point> points, MeasuredFace.Measures truth) {
        Subject {
            points = List.copyOf(points);
        }
    }

    /**
     * A face of which only this is known.
     *
     * @param points the 68 as the locator finds them
     * @param covered whether something hides the mouth
     */
    record Mouth(Image picture, List<Point> points, boolean covered) {
        Mouth {
            points = List.copyOf(points);
        }
    }

    /**
     * What is learned from, decoded.
     *
     * @param subjects measured faces
     * @param mouths faces with and without a mask
     */
    record Training(List<Subject> subjects, List<Mouth> mouths) {
        Training {
            subjects = List.copyOf(subjects);
            mouths = List.copyOf(mouths);
        }
    }

    Training training(LandmarkLocator locator) throws IOException {
        return new Training(subjects(locator), mouths(locator));
    }

    private List<Mouth> mouths(LandmarkLocator locator) throws IOException {
        List<Mouth> mouths = new ArrayList<>();
        for (DetectionSample sample : masks.samples()) {
            if (!HeldOut.masks(sample.id())) {
                Image picture = sample.picture().read();
                for (TruthBox face : sample.faces()) {
                    if (face.box().height() >= LOWEST) {
                        List<Point> points = locator.locate(Frame.of(picture), new Face(face.box(), 1, List.of()));
                        mouths.add(new Mouth(picture, points, face.ignore()));
                    }
                }
            }
        }
        return mouths;
    }

    private List<Subject> subjects(LandmarkLocator locator) throws IOException {
        List<Subject> subjects = new ArrayList<>();
        for (MeasuredFace face : wild.faces()) {
            if (!MeasuredFaces.isHeldOut(face.id()) && face.disagreement() < WRONG) {
                Image picture = face.picture().read();
                MeasuredFace.Measures truth = face.measures().orElseThrow();
                List<Point> points = located(locator, picture, face);
                if (NormalisedError.of(truth.points(), points) < ASTRAY) {
                    subjects.add(new Subject(picture, points, truth));
                }
            }
        }
        return subjects;
    }

    /** The points of a face that a detector found; those that were measured stand in for what the detector missed. */
    private static List<Point> located(LandmarkLocator locator, Image picture, MeasuredFace face) {
        Box whole = new Box(0, 0, picture.width(), picture.height());
        return locator.locate(Frame.of(picture), new Face(whole, 1, face.five()));
    }

    MeasuredFaces wild() {
        return wild;
    }

    @Override
    public void close() throws IOException {
        try (masks) {
            wild.close();
        }
    }
}
