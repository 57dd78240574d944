package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEGs that other programs show: Mien shows the same, or says why not. */
class JpegKindsTest {
    private static final Image PICTURE = TestPictures.gradient(64, 48, 3);
    private static final int END_MARKER = 2;

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theEndMarkerAloneMayBeMissing(boolean progressive) throws IOException {
        byte[] whole = jpeg(PICTURE, progressive);
        Image expected = Images.read(whole, "whole.jpg");
        for (int missing = 0; missing <= END_MARKER; missing++) {
            byte[] cut = Arrays.copyOf(whole, whole.length - missing);
            assertThat(Images.read(cut, "no-end.jpg"))
                    .as("%d bytes cut", missing)
                    .isEqualTo(expected);
        }
    }

    @Test
    void aProgressivePictureWithoutItsLastScansIsRefused() throws IOException {
        byte[] whole = jpeg(PICTURE, true);
        int lastScan = whole.length;
        while (whole[lastScan - 1] != (byte) 0xda || whole[lastScan - 2] != (byte) 0xff) {
            lastScan--;
        }
        byte[] cut = Arrays.copyOf(whole, lastScan - 2);
        assertThatThrownBy(() -> Images.read(cut, "blurred.jpg"))
                .isInstanceOf(ImageReadException.class)
                .hasMessageContaining("ends too soon");
    }

    @Test
    void aStartMarkerMayStandTwice() throws IOException {
        byte[] jpeg = TestPictures.encode(PICTURE, "jpeg");
        byte[] twice =
                ByteBuffer.allocate(jpeg.length + 2).put(jpeg, 0, 2).put(jpeg).array();
        assertThat(Images.read(twice, "twice.jpg")).isEqualTo(Images.read(jpeg, "once.jpg"));
    }

    @Test
    void aProfileThatDoesNotFitIsIgnored() throws IOException {
        byte[] jpeg = TestPictures.encode(PICTURE, "jpeg");
        Image plain = Images.read(jpeg, "plain.jpg");
        byte[] inks = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        inks[16] = 'C';
        inks[17] = 'M';
        inks[18] = 'Y';
        inks[19] = 'K';
        byte[] gray = ICC_Profile.getInstance(ColorSpace.CS_GRAY).getData();
        byte[] cut = Arrays.copyOf(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData(), 300);
        for (byte[] profile : new byte[][] {new byte[0], new byte[128], inks, gray, cut}) {
            assertThat(Images.read(TestPictures.withProfile(jpeg, profile), "profile.jpg"))
                    .isEqualTo(plain);
        }
    }

    @Test
    void aMarkForFourChannelsOnThreeMeansLumaAndChroma() throws IOException {
        byte[] jpeg = TestPictures.encode(PICTURE, "jpeg");
        byte[] adobe = {(byte) 0xff, (byte) 0xee, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, 2};
        byte[] marked = ByteBuffer.allocate(jpeg.length + adobe.length)
                .put(jpeg, 0, 2)
                .put(adobe)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
        assertThat(Images.read(marked, "marked.jpg")).isEqualTo(Images.read(jpeg, "plain.jpg"));
    }

    @Test
    void aThousandScansAreRefusedWhereTheyGoOverManyPixels() throws IOException {
        byte[] small = withScans(jpeg(PICTURE, true), 1000);
        byte[] large = withScans(jpeg(TestPictures.gradient(1600, 1200, 1), true), 1000);
        assertThat(Images.read(small, "small.jpg").width()).isEqualTo(64);
        long start = System.nanoTime();
        assertThatThrownBy(() -> Images.read(large, "scans.jpg"))
                .isInstanceOf(ImageReadException.class)
                .hasMessageContaining("scans over 1600x1200 pixels");
        assertThat(System.nanoTime() - start).as("refused before decoding").isLessThan(5_000_000_000L);
    }

    /** The last scan over and over: the reader goes over all pixels for each. */
    private static byte[] withScans(byte[] jpeg, int scans) {
        JpegScans found = new JpegScans(jpeg, 0);
        int lastScan = found.end();
        while (jpeg[lastScan - 1] != (byte) 0xda || jpeg[lastScan - 2] != (byte) 0xff) {
            lastScan--;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(jpeg, 0, found.end());
        for (int i = 0; i < scans; i++) {
            out.write(jpeg, lastScan - 2, found.end() - lastScan + 2);
        }
        out.write(jpeg, found.end(), jpeg.length - found.end());
        return out.toByteArray();
    }

    private static byte[] jpeg(Image picture, boolean progressive) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setProgressiveMode(progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
            writer.write(null, new IIOImage(picture.toBufferedImage(), null, null), param);
        } finally {
            writer.dispose();
        }
        return out.toByteArray();
    }
}
