package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.testkit.Seeded;
import dev.mien.testkit.Seeds;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BufferedImagesTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_INT_BGR,
                BufferedImage.TYPE_INT_ARGB,
                BufferedImage.TYPE_INT_ARGB_PRE,
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_4BYTE_ABGR,
                BufferedImage.TYPE_4BYTE_ABGR_PRE
            })
    void everyRgbLayoutGivesTheSamePicture(int type) {
        Image image = TestPictures.noise(7, 5, 3, 9);
        BufferedImage other = new BufferedImage(7, 5, type);
        for (int i = 0; i < 35; i++) {
            other.setRGB(i % 7, i / 7, image.toBufferedImage().getRGB(i % 7, i / 7));
        }
        assertThat(Image.of(other)).isEqualTo(image);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_INT_RGB, BufferedImage.TYPE_BYTE_GRAY})
    void partOfAPictureIsThatPart(int type) {
        BufferedImage whole = new BufferedImage(9, 8, type);
        whole.getRaster().setPixels(0, 0, 9, 8, ramp(9 * 8 * whole.getRaster().getNumBands()));
        assertThat(Image.of(whole.getSubimage(2, 3, 4, 5)))
                .isEqualTo(Image.of(whole).crop(2, 3, 4, 5));
    }

    @Test
    void fiveAndSixBitsFillTheWholeRange() {
        BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_565_RGB);
        for (int bits = 0; bits < 64; bits++) {
            picture.getRaster().setPixel(0, 0, new int[] {bits / 2, bits, 0});
            Image image = Image.of(picture);
            assertThat((double) image.sample(0, 0, 0)).isCloseTo(bits / 2 * 255 / 31.0, within(0.51));
            assertThat((double) image.sample(0, 0, 1)).isCloseTo(bits * 255 / 63.0, within(0.51));
        }
    }

    /** The JDK holds grey for linear light and would brighten it to 188. */
    @Test
    void greyStaysAsStored() {
        BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
        picture.getRaster().setSample(0, 0, 0, 128);
        assertThat(Image.of(picture)).isEqualTo(Image.gray(1, 1, new byte[] {(byte) 128}));
    }

    @Test
    void sixteenBitGreyIsRoundedToEight() {
        BufferedImage picture = new BufferedImage(4, 1, BufferedImage.TYPE_USHORT_GRAY);
        picture.getRaster().setSamples(0, 0, 4, 1, 0, new int[] {0, 32768, 65535, 40000});
        assertThat(Image.of(picture)).isEqualTo(Image.gray(4, 1, new byte[] {0, (byte) 128, -1, (byte) 156}));
    }

    @Test
    void floatsRunFromNullToOne() {
        ColorSpace gray = ColorSpace.getInstance(ColorSpace.CS_GRAY);
        var colors = new ComponentColorModel(gray, false, false, Transparency.OPAQUE, DataBuffer.TYPE_FLOAT);
        WritableRaster raster = colors.createCompatibleWritableRaster(3, 1);
        raster.setPixels(0, 0, 3, 1, new float[] {-1, 0.5f, 7});
        Image image = Image.of(new BufferedImage(colors, raster, false, null));
        assertThat(image).isEqualTo(Image.gray(3, 1, new byte[] {0, (byte) 128, -1}));
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_INT_ARGB_PRE, BufferedImage.TYPE_4BYTE_ABGR})
    void whatIsTransparentLiesOverWhite(int type) {
        BufferedImage picture = new BufferedImage(3, 1, type);
        picture.setRGB(0, 0, 0x00ff0000);
        picture.setRGB(1, 0, 0x80000000);
        picture.setRGB(2, 0, 0xff102030);
        Image image = Image.of(picture);
        assertThat(image.sample(0, 0, 1)).isEqualTo(255);
        assertThat(image.sample(1, 0, 1)).isCloseTo(127, within(1));
        assertThat(image.sample(2, 0, 1)).isEqualTo(0x20);
    }

    @Test
    void greyWithTransparencyStaysGrey() {
        ColorSpace gray = ColorSpace.getInstance(ColorSpace.CS_GRAY);
        var colors = new ComponentColorModel(gray, true, false, Transparency.TRANSLUCENT, DataBuffer.TYPE_BYTE);
        WritableRaster raster = colors.createCompatibleWritableRaster(2, 1);
        raster.setPixels(0, 0, 2, 1, new int[] {100, 255, 100, 0});
        Image image = Image.of(new BufferedImage(colors, raster, false, null));
        assertThat(image).isEqualTo(Image.gray(2, 1, new byte[] {100, -1}));
    }

    @Test
    void palettesAreLookedUp() {
        byte[] red = {10, (byte) 200, 0};
        byte[] other = {10, 90, 0};
        byte[] alpha = {-1, -1, 0};
        BufferedImage picture = new BufferedImage(
                3, 1, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 3, red, other, other, alpha));
        picture.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0, 1, 2});
        assertThat(Image.of(picture))
                .isEqualTo(Image.rgb(3, 1, new byte[] {10, 10, 10, (byte) 200, 90, 90, -1, -1, -1}));
    }

    @Test
    void aPaletteOfGreysGivesAGreyPicture() {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
        picture.setRGB(1, 0, 0xffffffff);
        assertThat(Image.of(picture)).isEqualTo(Image.gray(2, 1, new byte[] {0, -1}));
    }

    /** Linear 0.2159 is sRGB 0.5: converted as light, not copied. */
    @Test
    void otherColourSpacesAreConverted() {
        ColorSpace linear = ColorSpace.getInstance(ColorSpace.CS_LINEAR_RGB);
        var colors = new ComponentColorModel(linear, false, false, Transparency.OPAQUE, DataBuffer.TYPE_BYTE);
        WritableRaster raster = colors.createCompatibleWritableRaster(1, 1);
        raster.setPixel(0, 0, new int[] {55, 55, 55});
        assertThat(Image.of(new BufferedImage(colors, raster, false, null)).sample(0, 0, 0))
                .isCloseTo(128, within(2));
    }

    @Seeded(20)
    void thereAndBack(RandomGenerator random) {
        Image image = TestPictures.noise(Seeds.whole(random, 1, 9), 6, random);
        assertThat(Image.of(image.toBufferedImage())).isEqualTo(image.toRgb());
    }

    private static int[] ramp(int count) {
        int[] samples = new int[count];
        for (int i = 0; i < count; i++) {
            samples[i] = i % 256;
        }
        return samples;
    }
}
