package dev.mien.train.part;

import dev.mien.dataset.MeasuredFace;
import dev.mien.dataset.MeasuredFaces;
import dev.mien.eval.landmark.NormalisedError;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.landmark.LandmarkLocator;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The faces of {@code faces-wild} that were measured, each with the points that the locator finds when a detector's five
 * points are given to it. Nothing is learned from those that {@link MeasuredFaces#isHeldOut} says.
 */
final class PartData implements Closeable {
    /** Labels that lie further than this from a detector's points are taken for wrong ({@link MeasuredFace#disagreement}). */
    private static final double WRONG = 0.1;
    /** Nothing is learned from faces whose points were found further than this from the measured ones. */
    private static final double ASTRAY = 0.2;

    private final MeasuredFaces wild;

    private PartData(MeasuredFaces wild) {
        this.wild = wild;
    }

    /** @param folder with {@code faces-wild.zip} */
    static PartData open(Path folder) throws IOException {
        return new PartData(MeasuredFaces.open(folder.resolve("faces-wild.zip")));
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

    /** What is learned from, decoded. */
    List<Subject> training(LandmarkLocator locator) throws IOException {
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
        wild.close();
    }
}
