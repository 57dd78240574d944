package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.dataset.TruthBox;
import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Faces drawn as an ellipse with five spots of their own shades, so that the pixels themselves tell where box and points have
 * gone to.
 */
class ComposerTest {
    private static final int SKIN = 100;
    private static final int[] SPOTS = {160, 180, 200, 220, 240};
    private static final Box BOX = new Box(70, 50, 60, 80);
    private static final List<Point> POINTS =
            List.of(new Point(85, 80), new Point(115, 80), new Point(100, 95), new Point(88, 112), new Point(112, 112));

    private static Scene drawn() {
        byte[] samples = new byte[200 * 200];
        for (int y = 0; y < 200; y++) {
            for (int x = 0; x < 200; x++) {
                double dx = (x + 0.5 - BOX.center().x()) / (BOX.width() / 2);
                double dy = (y + 0.5 - BOX.center().y()) / (BOX.height() / 2);
                int shade = dx * dx + dy * dy <= 1 ? SKIN : 10;
                for (int i = 0; i < 5; i++) {
                    if (POINTS.get(i).distanceTo(new Point(x + 0.5, y + 0.5)) < 6) {
                        shade = SPOTS[i];
                    }
                }
                samples[y * 200 + x] = (byte) shade;
            }
        }
        return new Scene(Image.gray(200, 200, samples), List.of(new TruthBox(BOX, false, POINTS)));
    }

    private static Composer composer() {
        Scene empty = new Scene(Image.gray(200, 150, new byte[200 * 150]), List.of());
        List<Scene> faces = List.of(drawn());
        return new Composer(training(faces, empty), Degradation.Options.none());
    }

    /** Relighting keeps the order of shades, so they are compared within the face. */
    private static int shade(Image picture, Point at) {
        int x = (int) Math.max(0, Math.min(picture.width() - 1, at.x()));
        int y = (int) Math.max(0, Math.min(picture.height() - 1, at.y()));
        return picture.sample(x, y, 0);
    }

    @Test
    void pointsGoWhereTheirPixelsGo() {
        Composer composer = composer();
        int checked = 0;
        for (int seed = 0; seed < 50; seed++) {
            Scene scene = composer.compose(seed);
            for (TruthBox face : scene.faces()) {
                if (face.points().isEmpty() || Math.sqrt(face.box().area()) < 30) {
                    continue;
                }
                checked++;
                List<Integer> shades = face.points().stream()
                        .map(point -> shade(scene.picture(), point))
                        .toList();
                // Mirrored, what was the right eye is now the left one and the spots' shades are swapped.
                boolean mirrored = shades.get(0) > shades.get(1);
                List<Integer> order = mirrored
                        ? List.of(shades.get(1), shades.get(0), shades.get(2), shades.get(4), shades.get(3))
                        : shades;
                assertThat(order).as("seed %d", seed).isSorted();
                assertThat(face.points().get(0).x())
                        .as("seed %d", seed)
                        .isLessThan(face.points().get(1).x());
                assertThat(face.points().get(3).x())
                        .as("seed %d", seed)
                        .isLessThan(face.points().get(4).x());
            }
        }
        assertThat(checked).isGreaterThan(60);
    }

    @Test
    void boxesGoWhereTheirPixelsGo() {
        Canvas canvas = new Canvas(320, 0);
        SplittableRandom random = new SplittableRandom(4);
        for (int i = 0; i < 20; i++) {
            double angle = random.nextDouble(-0.5, 0.5);
            double scale = random.nextDouble(0.4, 1.2) * (i % 2 == 0 ? -1 : 1);
            Affine map = Affine.translate(-100, -90)
                    .then(Affine.scale(scale, Math.abs(scale)))
                    .then(new Affine(Math.cos(angle), -Math.sin(angle), 160, Math.sin(angle), Math.cos(angle), 150));
            canvas.paint(drawn(), map, canvas.all());
            TruthBox face = canvas.faces().get(i);
            Box seen = extent(canvas.scene().picture(), 50);
            assertThat(face.box().x()).isBetween(seen.x() - 2, seen.x() + 2);
            assertThat(face.box().y()).isBetween(seen.y() - 2, seen.y() + 2);
            assertThat(face.box().right()).isBetween(seen.right() - 2, seen.right() + 2);
            assertThat(face.box().bottom()).isBetween(seen.bottom() - 2, seen.bottom() + 2);
        }
    }

    @Test
    void aPastedCropCarriesBoxAndPointsWhateverItsRim() {
        Scene crop = drawn();
        double angle = 0.4;
        Affine map = Affine.translate(-100, -100)
                .then(Affine.scale(1.1, 1.1))
                .then(new Affine(Math.cos(angle), -Math.sin(angle), 150, Math.sin(angle), Math.cos(angle), 170));
        for (Cover cover : List.of(Cover.WHOLE, Cover.feathered(crop.picture()), Cover.ellipse(crop.picture()))) {
            Canvas canvas = new Canvas(320, 0);
            canvas.paste(crop, map, cover);
            TruthBox face = canvas.faces().get(0);
            Image picture = canvas.scene().picture();
            Box seen = extent(picture, 50);
            assertThat(face.box().iou(seen)).isGreaterThan(0.95);
            for (int i = 0; i < 5; i++) {
                assertThat(shade(picture, face.points().get(i))).isBetween(SPOTS[i] - 2, SPOTS[i] + 2);
            }
        }
    }

    @Test
    void aCropToMeasureWithIsSeenWholeAndOneToSixTimesAsLarge() {
        Scene crop = crop();
        Scene empty = new Scene(Image.gray(200, 150, new byte[200 * 150]), List.of());
        List<Double> sizes = new ArrayList<>();
        for (int seed = 0; seed < 50; seed++) {
            Scene scene = Composer.pasted(crop, empty, seed);
            assertThat(scene).isEqualTo(Composer.pasted(crop, empty, seed));
            assertThat(scene.faces()).hasSize(1);
            TruthBox face = scene.faces().get(0);
            assertThat(face.points()).as("seed %d", seed).hasSize(5);
            sizes.add(Math.sqrt(face.box().area()) / 36);
            List<Integer> shades = face.points().stream()
                    .map(point -> shade(scene.picture(), point))
                    .toList();
            // Relighting keeps the order of shades, but what is very light may all become white.
            assertThat(shades.get(2)).as("seed %d", seed).isLessThanOrEqualTo(Math.max(shades.get(3), shades.get(4)));
            assertThat(shades.get(2)).isGreaterThanOrEqualTo(Math.min(shades.get(0), shades.get(1)));
        }
        assertThat(sizes).allMatch(size -> size > 0.8 && size < 7);
        assertThat(sizes).anyMatch(size -> size < 1.6).anyMatch(size -> size > 4);
    }

    /** The drawn face alone, as small as one of FER+. */
    private static Scene crop() {
        Canvas canvas = new Canvas(48, 10);
        canvas.paint(drawn(), Affine.translate(-56, -46).then(Affine.scale(48 / 88.0, 48 / 88.0)), canvas.all());
        return canvas.scene();
    }

    @Test
    void noFaceLiesOverAnother() {
        Composer composer = new Composer(data(), Degradation.Options.none());
        int pairs = 0;
        for (int seed = 0; seed < 100; seed++) {
            List<TruthBox> faces = composer.compose(seed).faces();
            for (int i = 0; i < faces.size(); i++) {
                for (int k = 0; k < i; k++) {
                    pairs++;
                    assertThat(faces.get(i).box().intersection(faces.get(k).box()))
                            .as("seed %d", seed)
                            .isLessThan(1e-6);
                }
            }
        }
        assertThat(pairs).isGreaterThan(1000);
    }

    @Test
    void everyTenthOrSoFaceIsOfACrop() {
        // All other faces are without points.
        List<Scene> others = List.of(new Scene(drawn().picture(), List.of(new TruthBox(BOX, false, List.of()))));
        Scene empty = new Scene(Image.gray(200, 150, new byte[200 * 150]), List.of());
        Composer composer = new Composer(training(others, empty), Degradation.Options.none());
        int all = 0;
        int crops = 0;
        for (int seed = 0; seed < 300; seed++) {
            for (TruthBox face : composer.compose(seed).faces()) {
                all++;
                crops += face.points().isEmpty() ? 0 : 1;
            }
        }
        assertThat((double) crops / all).isBetween(0.05, 0.25);
    }

    /** The box around all pixels lighter than a shade. */
    private static Box extent(Image picture, int above) {
        int left = picture.width();
        int right = 0;
        int top = picture.height();
        int bottom = 0;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (picture.sample(x, y, 0) > above) {
                    left = Math.min(left, x);
                    right = Math.max(right, x + 1);
                    top = Math.min(top, y);
                    bottom = Math.max(bottom, y + 1);
                }
            }
        }
        return new Box(left, top, right - left, bottom - top);
    }

    @Test
    void sizesGoFromTinyToTheFullFrame() {
        Composer composer = composer();
        List<Double> sizes = new ArrayList<>();
        int empty = 0;
        int crowds = 0;
        for (int seed = 0; seed < 100; seed++) {
            List<TruthBox> faces = composer.compose(seed).faces();
            empty += faces.isEmpty() ? 1 : 0;
            crowds += faces.size() >= 9 ? 1 : 0;
            for (TruthBox face : faces) {
                assertThat(face.box().x()).isNotNegative();
                assertThat(face.box().right()).isLessThanOrEqualTo(Composer.SIDE + 1e-4);
                if (!face.ignore()) {
                    sizes.add(Math.sqrt(face.box().area()));
                }
            }
        }
        assertThat(sizes).allMatch(size -> size >= 6 && size <= Composer.SIDE);
        assertThat(sizes).anyMatch(size -> size < 12).anyMatch(size -> size > 190);
        assertThat(empty).isBetween(3, 25);
        assertThat(crowds).isGreaterThan(10);
    }

    @Test
    void theSameSeedGivesTheSameScene() {
        Composer one = new Composer(data(), Degradation.Options.defaults());
        Composer other = new Composer(data(), Degradation.Options.defaults());
        for (int seed = 0; seed < 10; seed++) {
            assertThat(one.compose(seed)).isEqualTo(other.compose(seed));
        }
        assertThat(one.compose(1)).isNotEqualTo(one.compose(2));
    }

    /** Photos, other pictures of faces, and crops. */
    private static DetectorData.Training training(List<Scene> faces, Scene empty) {
        List<Scene> crops = List.of(crop());
        return new DetectorData.Training(
                List.of(
                        new DetectorData.Source(0.4, true, faces),
                        new DetectorData.Source(0.5, false, faces),
                        new DetectorData.Source(0.1, false, crops)),
                crops,
                List.of(List.of(empty)));
    }

    private static DetectorData.Training data() {
        List<Scene> faces = List.of(drawn());
        Scene empty = new Scene(Image.gray(200, 150, new byte[200 * 150]), List.of());
        return training(faces, empty);
    }

    @Test
    void aDegradedPictureIsStillThatPicture() {
        Scene scene = drawn();
        SplittableRandom random = new SplittableRandom(2);
        Degradation always = new Degradation(new Degradation.Options(1, 1, 1, 0, 0));
        for (int i = 0; i < 10; i++) {
            Image degraded = always.apply(scene, random);
            assertThat(degraded.width()).isEqualTo(200);
            assertThat(degraded).isNotEqualTo(scene.picture());
            // Lit otherwise, but a face is still lighter than what is around it.
            assertThat(mean(degraded, 90, 60, 20, 10)).isGreaterThan(mean(degraded, 5, 5, 40, 40));
        }
    }

    /** Without relighting and noise all that differs is the patch; relighting moves every pixel, so shades are counted. */
    @Test
    void aPatchLiesOnTheFace() {
        byte[] flat = new byte[100 * 100];
        Arrays.fill(flat, (byte) 128);
        Box box = new Box(20, 30, 40, 50);
        Scene scene = new Scene(Image.gray(100, 100, flat), List.of(new TruthBox(box, false)));
        Degradation covering = new Degradation(new Degradation.Options(0, 0, 0, 1, 1));
        int seen = 0;
        for (int seed = 0; seed < 20; seed++) {
            Image covered = covering.apply(scene, new SplittableRandom(seed));
            int ground = covered.sample(0, 0, 0);
            int changed = 0;
            for (int y = 0; y < 100; y++) {
                for (int x = 0; x < 100; x++) {
                    if (covered.sample(x, y, 0) != ground) {
                        changed++;
                        assertThat(x).isBetween(19, 60);
                        assertThat(y).isBetween(29, 80);
                    }
                }
            }
            assertThat(changed).isLessThan(700);
            seen += changed > 50 ? 1 : 0;
        }
        assertThat(seen).isGreaterThan(15);
    }

    private static double mean(Image picture, int x, int y, int width, int height) {
        double sum = 0;
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                sum += picture.sample(column, row, 0);
            }
        }
        return sum / width / height;
    }
}
