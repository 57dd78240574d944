package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.testkit.Seeded;
import dev.mien.testkit.Seeds;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class ImageTest {
    @Seeded(50)
    void mirroringTwiceIsTheSame(RandomGenerator random) {
        int width = Seeds.whole(random, 1, 20);
        Image image = TestPictures.noise(width, 7, random);
        Image mirrored = image.mirror();
        assertThat(mirrored.sample(0, 3, 0)).isEqualTo(image.sample(width - 1, 3, 0));
        assertThat(mirrored.mirror()).isEqualTo(image);
    }

    @Test
    void greyIsLuma() {
        Image image = Image.rgb(4, 1, new byte[] {-1, 0, 0, 0, -1, 0, 0, 0, -1, -1, -1, -1});
        Image gray = image.toGray();
        assertThat(new int[] {gray.sample(0, 0, 0), gray.sample(1, 0, 0), gray.sample(2, 0, 0), gray.sample(3, 0, 0)})
                .containsExactly(76, 150, 29, 255);
        assertThat(gray.toRgb().sample(1, 0, 2)).isEqualTo(150);
        assertThat(gray.toRgb().toGray()).isEqualTo(gray);
    }

    @Test
    void cropTakesThatRectangle() {
        Image image = TestPictures.noise(9, 8, 3, 4);
        Image crop = image.crop(2, 3, 4, 5);
        assertThat(crop.width()).isEqualTo(4);
        assertThat(crop.height()).isEqualTo(5);
        assertThat(crop.sample(3, 4, 2)).isEqualTo(image.sample(5, 7, 2));
        assertThatThrownBy(() -> image.crop(6, 0, 4, 1)).hasMessageContaining("leaves 9x8 RGB image");
        assertThatThrownBy(() -> image.crop(1, 0, Integer.MAX_VALUE, 1)).hasMessageContaining("leaves");
        assertThatThrownBy(() -> image.crop(1, 1, 0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rowsOfABufferMayBePadded() {
        ByteBuffer padded = ByteBuffer.wrap(new byte[] {9, 1, 2, 3, 0, 0, 4, 5, 6});
        padded.position(1);
        assertThat(Image.copyOf(1, 2, 3, padded, 5)).isEqualTo(Image.rgb(1, 2, new byte[] {1, 2, 3, 4, 5, 6}));
        assertThat(padded.position()).isEqualTo(1);
        assertThatThrownBy(() -> Image.copyOf(2, 1, 3, padded, 5)).hasMessageContaining("rows of 6 bytes or more");
    }

    @Test
    void turningMovesTheFirstPixel() {
        Image image = Image.gray(2, 1, new byte[] {1, 2});
        assertThat(image.turn(6)).isEqualTo(Image.gray(1, 2, new byte[] {1, 2}));
        assertThat(image.turn(8)).isEqualTo(Image.gray(1, 2, new byte[] {2, 1}));
        assertThat(image.turn(3)).isEqualTo(Image.gray(2, 1, new byte[] {2, 1}));
        assertThatThrownBy(() -> image.turn(0)).hasMessageContaining("1 to 8");
    }

    @Test
    void nobodyCanWriteToIt() {
        byte[] samples = {1, 2, 3, 4};
        Image image = Image.gray(2, 2, samples);
        samples[0] = 99;
        assertThat(image.sample(0, 0, 0)).isEqualTo(1);
        assertThatThrownBy(() -> image.buffer().put(0, (byte) 5)).isInstanceOf(ReadOnlyBufferException.class);
        image.toBufferedImage().setRGB(0, 0, 0xffffff);
        image.toFloats()[0] = 7;
        assertThat(image.sample(0, 0, 0)).isEqualTo(1);
    }

    @Test
    void wrongSizesAreRefused() {
        assertThatThrownBy(() -> Image.gray(0, 3, new byte[0])).hasMessageContaining("at least 1x1");
        assertThatThrownBy(() -> Image.rgb(2, 2, new byte[11])).hasMessageContaining("2x2x3 = 12 samples, got 11");
        assertThatThrownBy(() -> Image.rgb(1 << 16, 1 << 16, new byte[1])).isInstanceOf(ArithmeticException.class);
        Image image = TestPictures.noise(2, 2, 1, 1);
        assertThatThrownBy(() -> image.sample(2, 0, 0)).hasMessageContaining("2x2 grey image");
        assertThatThrownBy(() -> image.sample(0, 0, 1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
