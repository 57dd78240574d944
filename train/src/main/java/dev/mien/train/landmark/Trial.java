package dev.mien.train.landmark;

import dev.mien.dataset.DetectionDataset;
import dev.mien.dataset.DetectionSample;
import dev.mien.dataset.TruthBox;
import dev.mien.eval.landmark.NormalisedError;
import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.face.Frame;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.landmark.LandmarkLocator;
import dev.mien.train.picture.Camera;
import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/** Hardships that faces with known points are put to before a locator is asked, by their boxes alone. */
enum Trial {
    NONE("as they are") {
        @Override
        Subject put(Subject face, SplittableRandom random) {
            return face;
        }
    },
    TURNED("turned by 30 degrees, half of them to either side") {
        @Override
        Subject put(Subject face, SplittableRandom random) {
            double angle = Math.toRadians(random.nextBoolean() ? 30 : -30);
            Point center = face.box().center();
            Affine turn = Affine.translate(-center.x(), -center.y())
                    .then(new Affine(
                            Math.cos(angle),
                            -Math.sin(angle),
                            center.x(),
                            Math.sin(angle),
                            Math.cos(angle),
                            center.y()));
            Image picture = face.picture();
            return new Subject(
                    picture.warp(turn, picture.width(), picture.height()),
                    face.box(),
                    face.points().stream().map(turn::apply).toList());
        }
    },
    SMALL("reduced until the box measures 24 pixels, the square root of its area") {
        @Override
        Subject put(Subject face, SplittableRandom random) {
            double factor = Math.min(1, 24 / Math.sqrt(face.box().area()));
            Image picture = face.picture();
            int width = (int) Math.max(1, Math.round(factor * picture.width()));
            int height = (int) Math.max(1, Math.round(factor * picture.height()));
            Affine scale = Affine.scale(factor, factor);
            return new Subject(
                    picture.warp(scale, width, height),
                    face.box().scale(factor),
                    face.points().stream().map(scale::apply).toList());
        }
    },
    MASKED("grey from the nose down") {
        @Override
        Subject put(Subject face, SplittableRandom random) {
            Image picture = face.picture().toGray();
            float[] values = picture.toFloats();
            Occluder.mask(values, picture.width(), face.points());
            return new Subject(Camera.picture(values, picture.width()), face.box(), face.points());
        }
    },
    NOISY("with noise of standard deviation 20 and JPEG of quality 0.2") {
        @Override
        Subject put(Subject face, SplittableRandom random) {
            float[] values = face.picture().toGray().toFloats();
            Camera.noise(values, 20, 20.001, random);
            Image noisy = Camera.picture(values, face.picture().width());
            return new Subject(Camera.jpeg(noisy, 0.2), face.box(), face.points());
        }
    };

    /** A face in a picture, what a detector says of it and where its points are. */
    record Subject(Image picture, Box box, List<Point> points) {}

    private final String description;

    Trial(String description) {
        this.description = description;
    }

    abstract Subject put(Subject face, SplittableRandom random);

    /** A table of the mean normalised error under each hardship, in Markdown. */
    static String table(LandmarkLocator locator, DetectionDataset dataset) throws IOException {
        Map<Trial, Double> sums = new EnumMap<>(Trial.class);
        int faces = 0;
        for (DetectionSample sample : dataset.samples()) {
            Image picture = sample.picture().read();
            for (TruthBox truth : sample.faces()) {
                faces++;
                for (Trial trial : values()) {
                    Subject put =
                            trial.put(new Subject(picture, truth.box(), truth.points()), new SplittableRandom(faces));
                    List<Point> found = locator.locate(Frame.of(put.picture()), new Face(put.box(), 1, List.of()));
                    sums.merge(trial, NormalisedError.of(put.points(), found), Double::sum);
                }
            }
        }
        StringBuilder table = new StringBuilder("| " + dataset.name() + " | mean error |\n|---|---|\n");
        int all = faces;
        sums.forEach((trial, sum) ->
                table.append(String.format(Locale.ROOT, "| %s | %.2f %% |\n", trial.description, 100 * sum / all)));
        return table.toString();
    }
}
