package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mien.testkit.Skip;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Bad files, named by their fault: each gives one line that says what, where, what was expected and what to do. */
class BadPicturesTest {
    private static final Image PICTURE = TestPictures.gradient(64, 48, 3);

    @TempDir
    private Path folder;

    /** A file, and the words that its line must hold. */
    private static final class Bad {
        final byte[] content;
        final String[] words;

        Bad(byte[] content, String... words) {
            this.content = content;
            this.words = words;
        }
    }

    private static Map<String, Bad> corpus() {
        Map<String, Bad> bad = new LinkedHashMap<>();
        bad.put("empty.jpg", new Bad(new byte[0], "empty, expected a picture"));
        bad.put(
                "text.jpg",
                bytes("Dear diary,\n", "text, not a picture, expected JPEG, PNG, WebP, TIFF, BMP, GIF, HEIC or AVIF"));
        bad.put("random.png", new Bad(new byte[] {1, 2, 3, (byte) 0x99, 7, 6}, "not a picture, expected JPEG"));
        bad.put("document.jpg", bytes("%PDF-1.7 \u00e2\u00e3", "a PDF document, expected JPEG"));
        bad.put("film.jpg", bytes("\0\0\0\u0018ftypmp42\0\0\0\0", "MP4 or QuickTime video"));
        bad.put(
                "iphone.jpg",
                bytes("\0\0\0\u0018ftypheic\0\0\0\0mif1heic", "a picture in HEIC", "dev.mien:mien-video"));
        bad.put("avif.jpg", bytes("\0\0\0\u0018ftypavif\0\0\0\0avifmif1", "a picture in AVIF", "convert it to JPEG"));
        bad.put("late-avif.jpg", bytes("\0\0\0\u0018ftypmif1\0\0\0\0mif1avif", "a picture in AVIF"));
        bad.put("archive.png", bytes("PK\3\4 etc", "a zip archive", "unpack it"));
        bad.put("drawing.png", bytes("<svg xmlns='…'/>", "an SVG drawing"));
        bad.put("one-byte.jpg", new Bad(new byte[] {(byte) 0xff}, "not a picture"));

        for (String format : new String[] {"jpeg", "png", "gif", "bmp", "tiff"}) {
            byte[] whole = TestPictures.encode(PICTURE, format);
            bad.put("half." + format, new Bad(Arrays.copyOf(whole, whole.length / 2), "expected a complete picture"));
            bad.put("head-only." + format, new Bad(Arrays.copyOf(whole, 16), "expected a complete picture"));
        }
        byte[] webp = TestPictures.WEBP_LOSSY;
        bad.put("half.webp", new Bad(Arrays.copyOf(webp, webp.length / 2), "ends too soon"));

        byte[] jpeg = TestPictures.encode(PICTURE, "jpeg");
        bad.put("last-bytes-missing.jpg", new Bad(Arrays.copyOf(jpeg, jpeg.length - 40), "ends too soon"));
        bad.put("cut-then-end-marker.jpg", new Bad(cutThenEndMarker(jpeg), "ends too soon"));
        bad.put("zeroed-tables.jpg", new Bad(zeroed(jpeg, 30, 200), "JPEG"));
        byte[] png = TestPictures.encode(PICTURE, "png");
        bad.put("wrong-checksum.png", new Bad(flipped(png, png.length / 2), "has damaged parts"));
        bad.put("no-end.png", new Bad(Arrays.copyOf(png, png.length - 12), "ends too soon"));

        bad.put("huge.png", new Bad(hugePng(60_000, 60_000), "60000x60000 pixels, above the limit"));
        bad.put("widest.png", new Bad(hugePng(Integer.MAX_VALUE, Integer.MAX_VALUE), "above the limit"));
        bad.put("huge.jpg", new Bad(hugeJpeg(jpeg), "60000x60000 pixels, above the limit"));
        bad.put("huge.bmp", new Bad(hugeBmp(), "expected a complete picture"));
        bad.put("huge.tiff", new Bad(hugeTiff(), "60000x60000 pixels, above the limit"));
        bad.put("huge.gif", new Bad(hugeGif(), "60000x60000 pixels, above the limit"));
        bad.put("huge.webp", new Bad(hugeWebp(), "16383x16383 pixels, above the limit"));
        bad.put("picture-inside.bmp", new Bad(bmpOfCompression(5), "it holds a picture of another format"));
        bad.put("24-bits.tiff", new Bad(tiffOfBits(24), "24 bits a sample"));
        bad.put("7-samples.tiff", new Bad(tiffOfSamples(7), "7 samples a pixel"));
        bad.put("large-frame.webp", new Bad(webpOfFrame(9000, 8), "9000x8 pixels does not fit the canvas of 32x16"));
        bad.put("no-pixels.png", new Bad(hugePng(0, 5), "damaged PNG"));
        return bad;
    }

    @TestFactory
    Stream<DynamicTest> everyFaultGivesOneClearLine() {
        return corpus().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Path file = Files.write(folder.resolve(entry.getKey()), entry.getValue().content);
                    assertThatThrownBy(() -> Images.read(file))
                            .isInstanceOf(ImageReadException.class)
                            .hasMessageStartingWith(file + ": ")
                            .hasMessageContainingAll(entry.getValue().words)
                            .hasMessageMatching("[^\\n\\r]+; [^\\n\\r]+");
                }));
    }

    /** The JDK decodes such a file without complaint, its lower part grey. */
    @Test
    void noPartOfAJpegMayBeMissing() {
        byte[] jpeg = TestPictures.encode(PICTURE, "jpeg");
        for (int length = 0; length < jpeg.length; length += 7) {
            byte[] cut = Arrays.copyOf(jpeg, length);
            assertThat(catchThrowable(() -> Images.read(cut, "cut.jpg")))
                    .as("the first %d bytes of %d", cut.length, jpeg.length)
                    .isInstanceOf(ImageReadException.class);
        }
    }

    @Test
    void whatFollowsTheEndOfAJpegDoesNotMatter() throws IOException {
        byte[] jpeg = TestPictures.encode(PICTURE, "jpeg");
        byte[] withFilm = Arrays.copyOf(jpeg, jpeg.length + 5000);
        assertThat(Images.read(withFilm, "motion.jpg")).isEqualTo(Images.read(jpeg, "still.jpg"));
    }

    @Test
    void aPictureThatCannotFitInMemoryIsRefusedBeforehand() {
        DecodeLimits loose = new DecodeLimits(1L << 40, 1L << 40);
        assertThatThrownBy(() -> Images.read(hugePng(26_000, 26_000), "big.png", loose))
                .isInstanceOf(ImageReadException.class)
                .hasMessageMatching("big.png: 26000x26000 pixels need 3,868 MiB of memory, pictures may have [0-9,]+; "
                        + "scale it down or give Java more with -Xmx");
        assertThatThrownBy(() -> Images.read(hugePng(Integer.MAX_VALUE, 65_536), "big.png", loose))
                .isInstanceOf(ImageReadException.class)
                .hasMessageContaining("above the limit of 715,827,877");
    }

    @Test
    void aPathThatHoldsNoFileSaysWhatItIs() throws IOException {
        Path loop = Files.createSymbolicLink(folder.resolve("loop.jpg"), folder.resolve("loop.jpg"));
        assertThatThrownBy(() -> Images.read(folder.resolve("none.jpg")))
                .isInstanceOf(ImageReadException.class)
                .hasMessage(folder.resolve("none.jpg") + ": no such file; check the path");
        assertThatThrownBy(() -> Images.read(folder))
                .isInstanceOf(ImageReadException.class)
                .hasMessage(folder + ": a folder, expected a picture; name a file in it");
        assertThatThrownBy(() -> Images.read(loop))
                .isInstanceOf(ImageReadException.class)
                .hasMessageContaining("loop.jpg: cannot be read (")
                .hasMessageContaining("; check the path");
    }

    @Test
    void aDeviceIsRefusedAndNotWaitedFor() {
        Path device = Path.of("/dev/zero");
        Skip.unless(Files.exists(device), "no /dev/zero on this system");
        assertThatThrownBy(() -> Images.read(device))
                .isInstanceOf(ImageReadException.class)
                .hasMessage("/dev/zero: a device or pipe, expected a picture file; save it to a file first");
    }

    @Test
    void aFileWithoutPermissionSaysSo() throws IOException {
        Path file = Files.write(folder.resolve("secret.png"), TestPictures.encode(PICTURE, "png"));
        Skip.unless(file.toFile().setReadable(false) && !Files.isReadable(file), "this user may read every file");
        assertThatThrownBy(() -> Images.read(file))
                .isInstanceOf(ImageReadException.class)
                .hasMessage(file + ": no permission to read it; make the file readable");
    }

    @Test
    void aNameWithALineBreakStillGivesOneLine() {
        assertThatThrownBy(() -> Images.read(new byte[0], "two\nlines\u0007.jpg"))
                .hasMessage("two?lines?.jpg: empty, expected a picture; get it again from where it came from");
    }

    private static Bad bytes(String content, String... words) {
        return new Bad(content.getBytes(StandardCharsets.ISO_8859_1), words);
    }

    private static byte[] cutThenEndMarker(byte[] jpeg) {
        byte[] cut = Arrays.copyOf(jpeg, jpeg.length * 2 / 3);
        cut[cut.length - 2] = (byte) 0xff;
        cut[cut.length - 1] = (byte) 0xd9;
        return cut;
    }

    private static byte[] zeroed(byte[] file, int from, int to) {
        byte[] bad = file.clone();
        Arrays.fill(bad, from, to, (byte) 0);
        return bad;
    }

    private static byte[] flipped(byte[] file, int at) {
        byte[] bad = file.clone();
        bad[at] ^= 0x10;
        return bad;
    }

    private static byte[] hugePng(int width, int height) {
        byte[] header = ByteBuffer.allocate(13)
                .putInt(width)
                .putInt(height)
                .put(new byte[] {8, 2, 0, 0, 0})
                .array();
        return ByteBuffer.allocate(8 + 25 + 12 + 4 + 12)
                .put(TestPictures.ascii("\u0089PNG\r\n\u001a\n"))
                .put(TestPictures.chunk("IHDR", header))
                .put(TestPictures.chunk("IDAT", new byte[4]))
                .put(TestPictures.chunk("IEND", new byte[0]))
                .array();
    }

    private static byte[] hugeJpeg(byte[] jpeg) {
        byte[] bad = jpeg.clone();
        for (int i = 2; i < bad.length; i++) {
            if (bad[i] == (byte) 0xff && bad[i + 1] == (byte) 0xc0) {
                ByteBuffer.wrap(bad).putShort(i + 5, (short) 60_000).putShort(i + 7, (short) 60_000);
                return bad;
            }
        }
        throw new IllegalArgumentException("no baseline frame header");
    }

    private static byte[] hugeBmp() {
        byte[] bad = TestPictures.encode(PICTURE, "bmp");
        ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(18, 60_000).putInt(22, 60_000);
        return bad;
    }

    private static byte[] hugeTiff() {
        byte[] bad = TestPictures.tiff(PICTURE, 1);
        int firstValue = 8 + 2 + 8;
        ByteBuffer.wrap(bad).putInt(firstValue, 60_000).putInt(firstValue + 12, 60_000);
        return bad;
    }

    private static byte[] bmpOfCompression(int compression) {
        byte[] bad = TestPictures.encode(PICTURE, "bmp");
        ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN).putInt(30, compression);
        return bad;
    }

    private static byte[] tiffOfBits(int bits) {
        byte[] bad = TestPictures.tiff(PICTURE, 1);
        int afterFields = 8 + 2 + 12 * 10 + 4;
        ByteBuffer.wrap(bad).putShort(afterFields + 2, (short) bits);
        return bad;
    }

    private static byte[] tiffOfSamples(int samples) {
        byte[] bad = TestPictures.tiff(PICTURE, 1);
        ByteBuffer.wrap(bad).putShort(8 + 2 + 12 * 7 + 8, (short) samples);
        return bad;
    }

    private static byte[] webpOfFrame(int width, int height) {
        byte[] bad = TestPictures.WEBP_ALPHA.clone();
        int frame = bad.length - 66 + 6;
        ByteBuffer.wrap(bad)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(frame, (short) width)
                .putShort(frame + 2, (short) height);
        return bad;
    }

    private static byte[] hugeGif() {
        byte[] bad = TestPictures.encode(PICTURE, "gif");
        ByteBuffer file = ByteBuffer.wrap(bad).order(ByteOrder.LITTLE_ENDIAN);
        int descriptor = 13 + 3 * (2 << (bad[10] & 7));
        while (bad[descriptor] != ',') {
            descriptor++;
        }
        for (int at : new int[] {6, 8, descriptor + 5, descriptor + 7}) {
            file.putShort(at, (short) 60_000);
        }
        return bad;
    }

    /** WebP has no larger side than this. */
    private static byte[] hugeWebp() {
        byte[] bad = TestPictures.WEBP_LOSSY.clone();
        ByteBuffer.wrap(bad)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(26, (short) 16_383)
                .putShort(28, (short) 16_383);
        return bad;
    }
}
