package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class LetterboxTest {
    @Test
    void aFrameOfItsSizeIsOnlyFilledUp() {
        Image frame = Image.rgb(2, 1, new byte[] {10, 20, 30, 40, 50, 60});
        Letterbox letterbox = Letterbox.by(frame, 1, 32);
        assertThat(letterbox.width()).isEqualTo(32);
        assertThat(letterbox.height()).isEqualTo(32);
        float[] planes = letterbox.blueGreenRed();
        assertThat(planes).hasSize(3 * 32 * 32);
        for (int c = 0; c < 3; c++) {
            assertThat(planes[c * 1024]).isEqualTo(30 - 10 * c);
            assertThat(planes[c * 1024 + 1]).isEqualTo(60 - 10 * c);
            assertThat(planes[c * 1024 + 2]).isZero();
            assertThat(planes[c * 1024 + 32]).isZero();
        }
        // BT.601: 0.299 * 10 + 0.587 * 20 + 0.114 * 30 = 18.15
        assertThat(letterbox.gray()[0]).isEqualTo(18);
        assertThat(letterbox.gray()[2]).isZero();
    }

    @Test
    void aLargeFrameIsReduced() {
        Letterbox letterbox = Letterbox.by(Image.gray(1000, 500, new byte[500_000]), 0.32, 32);
        assertThat(letterbox.picture().width()).isEqualTo(320);
        assertThat(letterbox.picture().height()).isEqualTo(160);
        assertThat(letterbox.width()).isEqualTo(320);
        assertThat(letterbox.height()).isEqualTo(160);
    }

    @Test
    void aNetworkOfOneSizeGetsIt() {
        Letterbox letterbox = Letterbox.exactly(Image.gray(100, 400, new byte[40_000]), 320, 240, 1);
        assertThat(letterbox.picture().width()).isEqualTo(60);
        assertThat(letterbox.picture().height()).isEqualTo(240);
        assertThat(letterbox.gray()).hasSize(320 * 240);
    }

    @Test
    void aNetworkOfOneSizeGetsASmallFrameEnlargedWithinBounds() {
        Image frame = Image.gray(100, 50, new byte[5_000]);
        assertThat(Letterbox.exactly(frame, 320, 240, 2).picture().height()).isEqualTo(100);
        assertThat(Letterbox.exactly(frame, 120, 240, 2).picture().height()).isEqualTo(60);
    }

    @Test
    void facesGoBackToTheFrame() {
        Letterbox letterbox = Letterbox.by(Image.gray(1000, 333, new byte[333_000]), 0.1, 32);
        // 333 rows became 33, so a row is worth 333/33.
        Face face = letterbox.back(new Face(new Box(10, 11, 20, 22), 0.5f, List.of(new Point(50, 33))), 1);
        assertThat(face.box().x()).isCloseTo(100, within(1e-9));
        assertThat(face.box().y()).isCloseTo(111, within(1e-9));
        assertThat(face.box().width()).isCloseTo(200, within(1e-9));
        assertThat(face.box().height()).isCloseTo(222, within(1e-9));
        assertThat(face.landmarks()).containsExactly(new Point(500, 333));
        Face halved = new Face(new Box(5, 5.5, 10, 11), 0.5f, List.of(new Point(25, 16.5)));
        assertThat(letterbox.back(halved, 2).landmarks()).containsExactly(new Point(500, 333));
    }

    @Test
    void halvedPlanesAreMeansOfTwoByTwoFilledUp() {
        float[] values = new float[2 * 32 * 64];
        values[0] = 4;
        values[64 + 1] = 8;
        values[32 * 64 + 62] = 2;
        Planes halved = new Planes(values, 64, 32).halved(32);
        assertThat(halved.width()).isEqualTo(32);
        assertThat(halved.height()).isEqualTo(32);
        assertThat(halved.count()).isEqualTo(2);
        assertThat(halved.values()[0]).isEqualTo(3);
        assertThat(halved.values()[32 * 32 + 31]).isEqualTo(0.5f);
        assertThat(halved.values()[16 * 32]).isZero();
    }
}
