package dev.mien.train.expression;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.image.Image;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoldenFacesTest {
    /** Shipped golden files hold these pixels: if they change, the generator no longer says what those files are. */
    @Test
    void arePinnedToThePixel() throws Exception {
        List<Image> pictures = GoldenFaces.of(48);
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (Image picture : pictures) {
            ByteBuffer pixels = picture.buffer().duplicate();
            pixels.rewind();
            digest.update(pixels);
        }
        assertThat(pictures).hasSize(GoldenFaces.COUNT);
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("c7dd9cb21356f3775b520fc84395bd3a0e35dc93b22c5ad14b790e8dfd552fde");
    }

    @Test
    void areAllDifferentAndNotFlat() {
        assertThat(GoldenFaces.of(48)).doesNotHaveDuplicates().allSatisfy(picture -> {
            assertThat(picture.isGray()).isTrue();
            float[] levels = picture.toFloats();
            Arrays.sort(levels);
            assertThat(levels[levels.length - 1] - levels[0]).isGreaterThan(100);
        });
    }
}
