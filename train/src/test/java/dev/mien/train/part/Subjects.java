package dev.mien.train.part;

import dev.mien.dataset.MeasuredFace;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.FacePart;
import dev.mien.face.Frame;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.landmark.Locators;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.util.List;

/** Faces to learn from, made of a sample picture. */
final class Subjects {
    private Subjects() {}

    /** @param opening of both eyes, whatever the picture shows */
    static PartData.Subject of(String expression, double opening) throws IOException {
        Image picture = SamplePictures.read(expression + ".png");
        try (LandmarkLocator locator = Locators.create("cnn").orElseThrow()) {
            List<Point> points = locator.locate(Frame.of(picture), new Face(new Box(76, 40, 208, 290), 1, List.of()));
            Point right = Point.mean(FacePart.RIGHT_EYE.of(points));
            Point left = Point.mean(FacePart.LEFT_EYE.of(points));
            return new PartData.Subject(
                    picture, points, new MeasuredFace.Measures(opening, opening, 0.4, right, left, points));
        }
    }
}
