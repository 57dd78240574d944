package dev.mien.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Box;
import dev.mien.image.Affine;
import dev.mien.image.Image;
import dev.mien.testkit.SamplePictures;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LookTest {
    private static final Box FACE = new Box(80, 70, 200, 230);

    private static Image picture = Image.gray(1, 1, new byte[1]);
    private static Look look = Look.of(picture, new Box(0, 0, 1, 1));

    @BeforeAll
    static void read() throws IOException {
        picture = SamplePictures.read("happiness.png");
        look = Look.of(picture, FACE);
    }

    @Test
    void aFaceThatMovedIsFoundToAHundredthOfItsSide() {
        for (double[] move : new double[][] {{0, 0}, {11.3, -7.8}, {-20, 22}, {3.1, 4.4}}) {
            Image moved = picture.warp(Affine.translate(move[0], move[1]), 360, 360);
            Box found = look.find(moved, FACE).orElseThrow();
            assertThat(found.x()).isCloseTo(FACE.x() + move[0], within(2.0));
            assertThat(found.y()).isCloseTo(FACE.y() + move[1], within(2.0));
            assertThat(found.width()).isEqualTo(200);
        }
    }

    @Test
    void aFaceIsKnownInOtherLightAndALittleLargerAndTurned() {
        assertThat(look.find(each(sample -> 20 + sample / 2), FACE)).isPresent();
        Affine turned = Affine.translate(-180, -180)
                .then(new Affine(1.06, -0.1, 0, 0.1, 1.06, 0))
                .then(Affine.translate(180, 180));
        assertThat(look.find(picture.warp(turned, 360, 360), FACE)).isPresent();
    }

    @Test
    void noiseAPlainWallAndAHandBeforeTheFaceAreNotTheFace() {
        Random random = new Random(1);
        assertThat(look.find(each(sample -> random.nextInt(256)), FACE)).isEmpty();
        assertThat(look.find(each(sample -> 90), FACE)).isEmpty();
        byte[] covered = bytes(picture.toGray());
        for (int i = 120 * 360; i < 300 * 360; i++) {
            covered[i] = (byte) 170;
        }
        assertThat(look.find(Image.gray(360, 360, covered), FACE)).isEmpty();
    }

    @Test
    void thereIsNothingToFindOnAPlainWall() {
        Image wall = each(sample -> 90);
        assertThat(Look.of(wall, FACE).find(wall, FACE)).isEmpty();
    }

    private interface Change {
        int of(int sample);
    }

    private static Image each(Change change) {
        byte[] samples = bytes(picture.toGray());
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (byte) change.of(samples[i] & 0xff);
        }
        return Image.gray(360, 360, samples);
    }

    private static byte[] bytes(Image gray) {
        byte[] samples = new byte[gray.width() * gray.height()];
        gray.buffer().get(samples);
        return samples;
    }
}
