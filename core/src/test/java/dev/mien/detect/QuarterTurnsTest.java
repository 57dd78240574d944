package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** On a search that finds a face about a light dot, and surely only where that is near the upper edge. */
class QuarterTurnsTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 24;

    @ParameterizedTest
    @CsvSource({"20, 3, 0, 1", "20, 20, 0, -1", "3, 12, 1, 0", "36, 12, -1, 0"})
    void aFaceIsFoundHoweverThePictureLies(int x, int y, int downX, int downY) {
        List<Face> faces = search(dot(x, y), upright(0.97f, 0.1f));
        assertThat(faces).hasSize(1);
        Face face = faces.get(0);
        assertThat(face.confidence()).isEqualTo(0.97f);
        assertThat(face.box()).isEqualTo(new Box(x - 1.5, y - 1.5, 4, 4));
        Point eyes = Point.mean(face.landmarks().subList(0, 2));
        Point mouth = Point.mean(face.landmarks().subList(3, 5));
        assertThat(mouth.x() - eyes.x()).isCloseTo(2 * downX, within(1e-9));
        assertThat(mouth.y() - eyes.y()).isCloseTo(2 * downY, within(1e-9));
    }

    @Test
    void aSureFaceThatStandsSparesTheRest() {
        AtomicInteger searches = new AtomicInteger();
        search(dot(20, 3), counted(searches, upright(0.97f, 0.1f)));
        assertThat(searches).hasValue(1);
        search(dot(20, 3), counted(searches, upright(0.5f, 0.1f)));
        assertThat(searches).hasValue(1 + 1 + 4);
        search(dot(20, 20), counted(searches, upright(0.5f, 0.1f)));
        assertThat(searches).hasValue(6 + 1 + 4 + 1);
    }

    @Test
    void aTurnedPictureMustBeClearlySurer() {
        Image upsideDown = dot(20, 20);
        Face stays = search(upsideDown, upright(0.55f, 0.5f)).get(0);
        assertThat(stays.confidence()).isEqualTo(0.5f);
        Face turned = search(upsideDown, upright(0.6f, 0.5f)).get(0);
        assertThat(turned.confidence()).isEqualTo(0.6f);
    }

    @Test
    void nobodyIsNobody() {
        assertThat(search(dot(-1, -1), upright(0.97f, 0.1f))).isEmpty();
    }

    private static List<Face> search(Image picture, Function<Image, List<Face>> search) {
        return QuarterTurns.search(picture, search, search);
    }

    private static Function<Image, List<Face>> counted(AtomicInteger searches, Function<Image, List<Face>> search) {
        return picture -> {
            searches.incrementAndGet();
            return search.apply(picture);
        };
    }

    private static Function<Image, List<Face>> upright(float standing, float otherwise) {
        return picture -> light(picture)
                .map(at -> {
                    boolean above =
                            at.y() < picture.height() / 4.0 && at.y() < Math.min(at.x(), picture.width() - at.x());
                    return new Face(
                            new Box(at.x() - 2, at.y() - 2, 4, 4),
                            above ? standing : otherwise,
                            List.of(
                                    new Point(at.x() - 1, at.y() - 1),
                                    new Point(at.x() + 1, at.y() - 1),
                                    at,
                                    new Point(at.x() - 1, at.y() + 1),
                                    new Point(at.x() + 1, at.y() + 1)));
                })
                .stream()
                .toList();
    }

    private static Optional<Point> light(Image picture) {
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                if (picture.sample(x, y, 0) > 0) {
                    return Optional.of(new Point(x + 0.5, y + 0.5));
                }
            }
        }
        return Optional.empty();
    }

    private static Image dot(int x, int y) {
        byte[] samples = new byte[WIDTH * HEIGHT];
        if (x >= 0) {
            samples[y * WIDTH + x] = (byte) 255;
        }
        return Image.gray(WIDTH, HEIGHT, samples);
    }
}
