package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** Frames of animations lie on a canvas, and of an animation the first is read and it is said. */
class CanvasTest {
    private static final Image FRAME = TestPictures.of(20, 10, 3, (x, y, c) -> c == 0 ? 255 : 0);

    @Test
    void aGifsFrameLiesWhereItsDescriptorSays() throws IOException {
        byte[] gif = TestPictures.encode(FRAME, "gif");
        int descriptor = 13 + 3 * (2 << (gif[10] & 7));
        while (gif[descriptor] != ',') {
            descriptor++;
        }
        ByteBuffer.wrap(gif)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(6, (short) 50)
                .putShort(8, (short) 40)
                .putShort(descriptor + 1, (short) 7)
                .putShort(descriptor + 3, (short) 5);
        Image image = Images.read(gif, "offset.gif");
        assertThat(image.width()).isEqualTo(50);
        assertThat(image.height()).isEqualTo(40);
        for (int y = 0; y < 40; y++) {
            for (int x = 0; x < 50; x++) {
                boolean inside = x >= 7 && x < 27 && y >= 5 && y < 15;
                assertThat(image.sample(x, y, 1)).as("%d, %d", x, y).isEqualTo(inside ? 0 : 255);
                assertThat(image.sample(x, y, 0)).isEqualTo(255);
            }
        }
    }

    @Test
    void whatOfAnAnimationIsLeftOutIsSaid() throws IOException {
        assertThat(leftOut(TestPictures.animatedGif(FRAME, FRAME, FRAME)))
                .isEqualTo("the first of 3 frames of an animation");
        assertThat(leftOut(TestPictures.WEBP_ANIMATED)).isEqualTo("the first of 2 frames of an animation");
        byte[] control = ByteBuffer.allocate(8).putInt(4).putInt(0).array();
        byte[] png = TestPictures.withChunk(TestPictures.encode(FRAME, "png"), "acTL", control);
        assertThat(leftOut(png)).isEqualTo("the first picture of an animation of 4");
        assertThat(leftOut(TestPictures.encode(FRAME, "gif"))).isEmpty();
    }

    /** Readers of WebP are to pass over what they do not know. */
    @Test
    void chunksThatNobodyKnowsAreNoFaultOfAWebP() throws IOException {
        byte[] webp = TestPictures.WEBP_LOSSY;
        byte[] more = ByteBuffer.allocate(webp.length + 12)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(webp)
                .put(TestPictures.ascii("\u009b31m"))
                .putInt(4)
                .putInt(0)
                .putInt(4, webp.length + 12 - 8)
                .array();
        assertThat(Images.read(more, "more.webp")).isEqualTo(Images.read(webp, "plain.webp"));
    }

    private static String leftOut(byte[] file) throws IOException {
        try (OpenPicture picture = Images.open(new ByteArrayInputStream(file), "file", DecodeLimits.DEFAULT)) {
            return picture.leftOut().orElse("");
        }
    }
}
