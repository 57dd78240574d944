package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifIFD0Directory;
import dev.mien.testkit.SharedData;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {
    private static final Image COLOUR = TestPictures.gradient(40, 24, 3);
    private static final Image GRAY = TestPictures.gradient(40, 24, 1);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"png", "bmp", "tiff"})
    void losslessFormatsGiveEverySampleBack(String format) throws IOException {
        assertThat(Images.read(TestPictures.encode(COLOUR, format), "picture")).isEqualTo(COLOUR);
        assertThat(Images.read(TestPictures.encode(GRAY, format), "picture")).isEqualTo(GRAY);
    }

    @Test
    void jpegKeepsColourAndGrey() throws IOException {
        assertClose(Images.read(TestPictures.encode(COLOUR, "jpeg"), "picture"), COLOUR, 12);
        assertClose(Images.read(TestPictures.encode(GRAY, "jpeg"), "picture"), GRAY, 3);
    }

    @Test
    void gifGivesItsFirstFrame() throws IOException {
        Image picture = TestPictures.of(20, 10, 3, (x, y, c) -> x < 10 ? 255 * (c == 0 ? 1 : 0) : 255);
        assertThat(Images.read(TestPictures.encode(picture, "gif"), "picture")).isEqualTo(picture);
    }

    @Test
    void anAnimatedGifGivesItsFirstFrame() throws IOException {
        Image first = TestPictures.of(20, 10, 1, (x, y, c) -> x < 10 ? 255 : 0);
        byte[] animated = TestPictures.animatedGif(first, first.mirror());
        assertThat(Images.read(animated, "picture")).isEqualTo(first);
    }

    @Test
    void webpLossyLosslessAlphaAnimated() throws IOException {
        assertQuarters(Images.read(TestPictures.WEBP_LOSSY, "picture"), 220, 40, 40, 4);
        assertQuarters(Images.read(TestPictures.WEBP_LOSSLESS, "picture"), 220, 40, 40, 0);
        assertQuarters(Images.read(TestPictures.WEBP_ALPHA, "picture"), 255, 255, 255, 4);
        assertQuarters(Images.read(TestPictures.WEBP_ANIMATED, "picture"), 220, 40, 40, 0);
    }

    @Test
    void cmykIsShownInItsColours() throws IOException {
        for (byte[] jpeg : new byte[][] {TestPictures.JPEG_CMYK, TestPictures.JPEG_YCCK}) {
            Image image = Images.read(jpeg, "picture");
            int[][] expected = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {127, 127, 127}};
            for (int quarter = 0; quarter < 4; quarter++) {
                for (int c = 0; c < 3; c++) {
                    assertThat(image.sample(8 + quarter % 2 * 16, 4 + quarter / 2 * 8, c))
                            .isCloseTo(expected[quarter][c], within(4));
                }
            }
        }
    }

    @Test
    void sixteenBitsBecomeEight() throws IOException {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
        picture.getRaster().setSamples(0, 0, 2, 1, 0, new int[] {32768, 65535});
        for (String format : new String[] {"png", "tiff"}) {
            assertThat(Images.read(TestPictures.encode(picture, format), "picture"))
                    .isEqualTo(Image.gray(2, 1, new byte[] {(byte) 128, -1}));
        }
    }

    @Test
    void transparentPngLiesOverWhite() throws IOException {
        BufferedImage picture = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
        picture.setRGB(0, 0, 0x00112233);
        picture.setRGB(1, 0, 0xff112233);
        assertThat(Images.read(TestPictures.encode(picture, "png"), "picture"))
                .isEqualTo(Image.rgb(2, 1, new byte[] {-1, -1, -1, 0x11, 0x22, 0x33}));
    }

    /** A tRNS chunk names one grey of a picture without an alpha channel as transparent. */
    @Test
    void theTransparentGreyOfAPngLiesOverWhite() throws IOException {
        byte[] png = TestPictures.encode(Image.gray(2, 1, new byte[] {7, 90}), "png");
        assertThat(Images.read(TestPictures.withChunk(png, "tRNS", new byte[] {0, 7}), "picture"))
                .isEqualTo(Image.gray(2, 1, new byte[] {-1, 90}));
    }

    @Test
    void interlacedPngIsRead() throws IOException {
        assertThat(Images.read(adam7(), "picture")).isEqualTo(Image.gray(1, 1, new byte[] {77}));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void jpegIsTurnedUpright(int orientation) throws IOException {
        Image upright = TestPictures.gradient(48, 32, 3);
        byte[] stored = TestPictures.encode(storedAs(upright, orientation), "jpeg");
        assertClose(Images.read(TestPictures.withExif(stored, orientation), "picture"), upright, 12);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyPixelOfATurnedPictureArrives(int orientation) {
        Image upright = TestPictures.noise(71, 45, 3, orientation);
        assertThat(Exif.turn(storedAs(upright, orientation), orientation)).isEqualTo(upright);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6, 8})
    void pngAndTiffAreTurnedUpright(int orientation) throws IOException {
        Image stored = storedAs(COLOUR, orientation);
        byte[] png = TestPictures.withChunk(
                TestPictures.encode(stored, "png"), "eXIf", TestPictures.orientationBlock(orientation));
        assertThat(Images.read(png, "picture")).isEqualTo(COLOUR);
        assertThat(Images.read(TestPictures.tiff(stored, orientation), "picture"))
                .isEqualTo(COLOUR);
    }

    @Test
    void webpIsTurnedUpright() throws IOException {
        Image image = Images.read(TestPictures.WEBP_TURNED, "picture");
        assertThat(image.width()).isEqualTo(16);
        assertThat(image.sample(12, 8, 0)).isEqualTo(220);
        assertThat(image.sample(4, 8, 2)).isEqualTo(210);
        assertThat(image.sample(12, 24, 1)).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 255})
    void anOrientationThatDoesNotExistCountsAsUpright(int orientation) throws IOException {
        byte[] jpeg = TestPictures.encode(COLOUR, "jpeg");
        assertThat(Images.read(TestPictures.withExif(jpeg, orientation), "picture"))
                .isEqualTo(Images.read(jpeg, "picture"));
    }

    /** metadata-extractor reads the same tag from the same bytes, independently. */
    @ParameterizedTest
    @ValueSource(ints = {1, 5, 8})
    void metadataExtractorAgreesOnTheOrientation(int orientation) throws Exception {
        byte[] jpeg = TestPictures.withExif(TestPictures.encode(COLOUR, "jpeg"), orientation);
        byte[] png = TestPictures.withChunk(
                TestPictures.encode(COLOUR, "png"), "eXIf", TestPictures.orientationBlock(orientation));
        for (byte[] file : new byte[][] {jpeg, png, TestPictures.tiff(COLOUR, orientation)}) {
            int theirs = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                    .getFirstDirectoryOfType(ExifIFD0Directory.class)
                    .getInt(ExifIFD0Directory.TAG_ORIENTATION);
            assertThat(Objects.requireNonNull(Format.of(file))
                            .open(file, "file", PictureDecoders.FOUND)
                            .orientation())
                    .isEqualTo(theirs)
                    .isEqualTo(orientation);
        }
    }

    @Test
    void aTwelveMegapixelPhonePictureComesUpright() throws IOException {
        Image stored = TestPictures.gradient(400, 300, 3).resize(4000, 3000);
        Image image = Images.read(TestPictures.withExif(TestPictures.encode(stored, "jpeg"), 6), "phone.jpg");
        assertThat(image.width()).isEqualTo(3000);
        assertThat(image.height()).isEqualTo(4000);
        assertClose(image.resize(30, 40), Exif.turn(stored, 6).resize(30, 40), 2);
    }

    @Test
    void anSrgbProfileChangesNothing() throws IOException {
        byte[] jpeg = TestPictures.encode(COLOUR, "jpeg");
        byte[] profile = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        assertThat(IccProfiles.isSrgb(profile)).isTrue();
        assertThat(Images.read(TestPictures.withProfile(jpeg, profile), "picture"))
                .isEqualTo(Images.read(jpeg, "picture"));
    }

    @Test
    void anotherProfileIsConverted() throws IOException {
        byte[] jpeg = TestPictures.encode(COLOUR, "jpeg");
        byte[] swapped = ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData();
        swapTags(swapped, "rXYZ", "gXYZ");
        assertThat(IccProfiles.isSrgb(swapped)).isFalse();
        Image plain = Images.read(jpeg, "picture");
        Image converted = Images.read(TestPictures.withProfile(jpeg, swapped), "picture");
        assertThat(converted.sample(30, 20, 0)).isCloseTo(plain.sample(30, 20, 1), within(6));
        assertThat(converted.sample(30, 20, 1)).isCloseTo(plain.sample(30, 20, 0), within(6));
    }

    @Test
    void theNameSaysNothingAboutTheFormat() throws IOException {
        Path file = Files.write(folder.resolve("really a png.jpg"), TestPictures.encode(COLOUR, "png"));
        assertThat(Images.read(file)).isEqualTo(COLOUR);
    }

    @Test
    void pathsBytesAndStreamsGiveTheSame() throws IOException {
        byte[] png = TestPictures.encode(COLOUR, "png");
        Path file = Files.write(folder.resolve("a.png"), png);
        try (InputStream in = Files.newInputStream(file)) {
            assertThat(Images.read(in, "-")).isEqualTo(Images.read(file)).isEqualTo(Images.read(png, "a"));
        }
    }

    @Test
    void limitsAreHeldToTheByteAndThePixel() throws IOException {
        byte[] png = TestPictures.encode(COLOUR, "png");
        Path file = Files.write(folder.resolve("a.png"), png);
        DecodeLimits enough = new DecodeLimits(png.length, 40 * 24);
        DecodeLimits bytes = new DecodeLimits(png.length - 1, 40 * 24);
        DecodeLimits pixels = new DecodeLimits(png.length, 40 * 24 - 1);
        assertThat(Images.read(file, enough)).isEqualTo(COLOUR);
        assertThat(Images.read(new ByteArrayInputStream(png), "s", enough)).isEqualTo(COLOUR);
        String tooLarge = "larger than the limit of %,d bytes; save it smaller or raise the limit (maxBytes)"
                .formatted(png.length - 1);
        assertThatThrownBy(() -> Images.read(file, bytes)).hasMessage(file + ": " + tooLarge);
        assertThatThrownBy(() -> Images.read(png, "b", bytes)).hasMessage("b: " + tooLarge);
        assertThatThrownBy(() -> Images.read(new ByteArrayInputStream(png), "s", bytes))
                .hasMessage("s: " + tooLarge);
        assertThatThrownBy(() -> Images.read(png, "b", pixels))
                .isInstanceOf(ImageReadException.class)
                .hasMessage("b: 40x24 pixels, above the limit of 959; scale it down or raise the limit (maxPixels)");
    }

    @Test
    void anEndlessStreamIsLeftAtTheLimit() {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                Arrays.fill(into, offset, offset + length, (byte) 'x');
                return length;
            }
        };
        assertThatThrownBy(() -> Images.read(endless, "-", new DecodeLimits(5000, 1)))
                .hasMessageStartingWith("-: larger than the limit of 5,000 bytes");
    }

    @Test
    void aStreamThatBreaksOffSaysSo() {
        assertThatThrownBy(() -> Images.read(new PipedInputStream(), "upload"))
                .isInstanceOf(ImageReadException.class)
                .hasMessage("upload: reading broke off (Pipe not connected); try again");
    }

    @ParameterizedTest
    @CsvSource({"sample1.jpg", "sample4.jpg"})
    void realPhotosAgreeWithImageIo(String photo) throws IOException {
        Path file = SharedData.require("media/photos/" + photo);
        assertThat(Images.read(file)).isEqualTo(Image.of(ImageIO.read(file.toFile())));
    }

    /** What a camera stores so that a viewer following {@code orientation} shows {@code upright}; EXIF 2.32, 4.6.4. */
    private static Image storedAs(Image upright, int orientation) {
        int w = upright.width();
        int h = upright.height();
        boolean sideways = orientation >= 5;
        return TestPictures.of(sideways ? h : w, sideways ? w : h, upright.channels(), (col, row, c) -> {
            int x = switch (orientation) {
                case 1, 4 -> col;
                case 2, 3 -> w - 1 - col;
                case 5, 8 -> row;
                default -> w - 1 - row;
            };
            int y = switch (orientation) {
                case 1, 2 -> row;
                case 3, 4 -> h - 1 - row;
                case 5, 6 -> col;
                default -> h - 1 - col;
            };
            return upright.sample(x, y, c);
        });
    }

    /** One grey pixel of 77 in the first of the seven passes. */
    private static byte[] adam7() {
        Deflater deflater = new Deflater();
        deflater.setInput(new byte[] {0, 77});
        deflater.finish();
        byte[] packed = new byte[50];
        int size = deflater.deflate(packed);
        byte[] data = Arrays.copyOf(packed, size);
        deflater.end();
        byte[] header = {0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 1};
        ByteBuffer file = ByteBuffer.allocate(8 + 25 + data.length + 12 + 12);
        file.put(TestPictures.ascii("\u0089PNG\r\n\u001a\n"));
        file.put(TestPictures.chunk("IHDR", header));
        file.put(TestPictures.chunk("IDAT", data));
        return file.put(TestPictures.chunk("IEND", new byte[0])).array();
    }

    private static void swapTags(byte[] profile, String one, String other) {
        ByteBuffer buffer = ByteBuffer.wrap(profile);
        int first = -1;
        for (int at = 132; at < 132 + 12 * buffer.getInt(128); at += 12) {
            String tag = Format.latin1(profile, at, 4);
            if (tag.equals(one) || tag.equals(other)) {
                if (first < 0) {
                    first = at;
                } else {
                    int offset = buffer.getInt(at + 4);
                    buffer.putInt(at + 4, buffer.getInt(first + 4)).putInt(first + 4, offset);
                }
            }
        }
    }

    private static void assertQuarters(Image image, int red, int green, int blue, int tolerance) {
        int[][] expected = {{red, green, blue}, {40, 200, 60}, {50, 60, 210}, {128, 128, 128}};
        assertThat(image.width()).isEqualTo(32);
        assertThat(image.height()).isEqualTo(16);
        for (int quarter = 0; quarter < 4; quarter++) {
            for (int c = 0; c < 3; c++) {
                assertThat(image.sample(8 + quarter % 2 * 16, 4 + quarter / 2 * 8, c))
                        .isCloseTo(expected[quarter][c], within(tolerance));
            }
        }
    }

    private static void assertClose(Image actual, Image expected, int tolerance) {
        assertThat(actual.toString()).isEqualTo(expected.toString());
        int worst = 0;
        for (int i = 0; i < actual.buffer().limit(); i++) {
            int difference =
                    (actual.buffer().get(i) & 0xff) - (expected.buffer().get(i) & 0xff);
            worst = Math.max(worst, Math.abs(difference));
        }
        assertThat(worst).as("largest difference of a sample").isLessThanOrEqualTo(tolerance);
    }
}
