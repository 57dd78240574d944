package dev.mien.train.landmark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Box;
import dev.mien.face.FacePart;
import dev.mien.image.Image;
import dev.mien.image.Point;
import dev.mien.train.picture.Camera;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AugmenterTest {
    private static final int SIDE = 64;

    /** One eye's outer corner, the nose's tip, a mouth corner: off the axis, so that a mirrored index would show. */
    @ParameterizedTest
    @ValueSource(ints = {8, 30, 36, 48})
    void pointsFollowThePixels(int point) {
        Augmenter augmenter =
                new Augmenter(List.of(Faces.spot(point)), SIDE, new Augmenter.Options(0.5, 0, 0, 0, 0, 0, 0, 0));
        for (int seed = 0; seed < 40; seed++) {
            Augmenter.Example example = augmenter.make(seed);
            Point spot = Faces.lightest(brightened(example.pixels()));
            // The spot's own index, or in a mirrored face that of the other side.
            int mirrored = FacePart.mirrored(point);
            double distance = Math.min(distance(example, point, spot), distance(example, mirrored, spot));
            assertThat(distance).as("seed %d", seed).isLessThan(1);
        }
    }

    private static double distance(Augmenter.Example example, int point, Point spot) {
        return new Point(SIDE * example.points()[2 * point], SIDE * example.points()[2 * point + 1]).distanceTo(spot);
    }

    /** Light changes only monotonically, so the spot stays the lightest. */
    private static Image brightened(float[] pixels) {
        float highest = 0;
        float lowest = 255;
        for (float value : pixels) {
            highest = Math.max(highest, value);
            lowest = Math.min(lowest, value);
        }
        float[] stretched = new float[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            stretched[i] = 255 * (pixels[i] - lowest) / (highest - lowest);
        }
        return Camera.picture(stretched, SIDE);
    }

    @Test
    void rightStaysRight() {
        Augmenter augmenter =
                new Augmenter(List.of(Faces.spot(36)), SIDE, new Augmenter.Options(0, 0, 0, 0, 0, 0, 0, 0));
        for (int seed = 0; seed < 20; seed++) {
            float[] points = augmenter.make(seed).points();
            assertThat(points[2 * 36]).isLessThan(points[2 * 45]);
            assertThat(points[2 * 48]).isLessThan(points[2 * 54]);
            assertThat(points[2 * 8 + 1]).isGreaterThan(points[2 * 27 + 1]);
        }
    }

    @Test
    void theSameSeedGivesTheSameCrop() {
        Augmenter augmenter = new Augmenter(List.of(Faces.spot(30), Faces.spot(8)), SIDE, Augmenter.Options.defaults());
        for (int seed = 0; seed < 30; seed++) {
            assertThat(augmenter.make(seed).pixels())
                    .isEqualTo(augmenter.make(seed).pixels());
            assertThat(augmenter.make(seed).points())
                    .isEqualTo(augmenter.make(seed).points());
        }
        assertThat(augmenter.make(1).pixels()).isNotEqualTo(augmenter.make(2).pixels());
    }

    @Test
    void theAverageOfOneFaceIsThatFaceInItsCrop() {
        float[] average = new Augmenter(List.of(Faces.spot(0)), SIDE, Augmenter.Options.none()).average();
        assertThat(average[2 * 8]).isBetween(0.49f, 0.51f);
        assertThat(average[2 * 36]).isBetween(0.3f, 0.34f);
        assertThat(average[2 * 45]).isBetween(0.66f, 0.7f);
    }

    @Test
    void hardshipsMoveThePointsWithThePixels() {
        for (Trial trial : List.of(Trial.NONE, Trial.TURNED, Trial.SMALL)) {
            for (int seed = 0; seed < 4; seed++) {
                Portrait portrait = Faces.spot(54);
                Trial.Subject put = trial.put(
                        new Trial.Subject(portrait.picture(), new Box(36, 20, 128, 150), portrait.points()),
                        new SplittableRandom(seed));
                assertThat(Faces.lightest(put.picture()).distanceTo(put.points().get(54)))
                        .as("%s", trial)
                        .isLessThan(0.6);
            }
        }
    }
}
