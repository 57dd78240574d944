package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TileTest {
    private static Image frame(int width, int height) {
        return Image.gray(width, height, new byte[width * height]);
    }

    private static Face face(double x, double y, double side) {
        return new Face(new Box(x, y, side, side), 0.5f, List.of(new Point(x, y)));
    }

    @Test
    void aFrameNoLargerThanATileHasNone() {
        assertThat(Tile.of(frame(200, 200), 200)).isEmpty();
        assertThat(Tile.of(frame(10, 201), 200)).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"1000,700,300", "4000,300,640", "641,640,640", "130,129,128"})
    void everyFaceOfAFifthOfATileIsWholeInOne(int width, int height, int side) {
        List<Tile> tiles = Tile.of(frame(width, height), side);
        assertThat(tiles).allSatisfy(tile -> {
            assertThat(tile.x() + tile.width()).isLessThanOrEqualTo(width);
            assertThat(tile.y() + tile.height()).isLessThanOrEqualTo(height);
            assertThat(Math.max(tile.width(), tile.height())).isLessThanOrEqualTo(side);
        });
        double size = Math.floor(0.2 * side);
        for (double x = 0; x + size <= width; x += 7) {
            for (double y = 0; y + size <= height; y += 7) {
                Face whole = face(x, y, size);
                assertThat(tiles)
                        .anyMatch(tile -> tile.holds(face(
                                        whole.box().x() - tile.x(), whole.box().y() - tile.y(), size))
                                && whole.box().x() >= tile.x()
                                && whole.box().y() >= tile.y()
                                && whole.box().right() <= tile.x() + tile.width()
                                && whole.box().bottom() <= tile.y() + tile.height());
            }
        }
    }

    @Test
    void whatACutMayHaveShortenedIsNotHeld() {
        Tile first = Tile.of(frame(500, 200), 200).get(0);
        // At the frame's own edges a face ends there; at the cut, on the right, it may go on.
        assertThat(first.holds(face(0, 0, 50))).isTrue();
        assertThat(first.holds(face(100, 150, 50))).isTrue();
        assertThat(first.holds(face(144, 100, 50))).isTrue();
        assertThat(first.holds(face(148, 100, 50))).isFalse();
    }

    @Test
    void facesGoBackToTheFrame() {
        Tile last =
                Tile.of(frame(500, 400), 200).get(Tile.of(frame(500, 400), 200).size() - 1);
        assertThat(last.back(face(1, 2, 3))).isEqualTo(face(301, 202, 3));
    }
}
