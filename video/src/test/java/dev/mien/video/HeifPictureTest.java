package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mien.image.DecodeLimits;
import dev.mien.image.Image;
import dev.mien.image.ImageReadException;
import dev.mien.image.Images;
import dev.mien.source.VideoException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HEIC and AVIF as phones make them; the tiles are made by FFmpeg, the files around them here. */
class HeifPictureTest {
    private static final int SIDE = 64;

    @TempDir
    private Path folder;

    /** A tile with a picture of its own, as a file. */
    private byte[] avif(int number) throws IOException {
        Path file = Clips.make(
                folder,
                "-f lavfi -i mandelbrot=size=" + SIDE + "x" + SIDE + ":start_x=-0.7" + number
                        + ":rate=1 -frames:v 1 -c:v libsvtav1 -preset 12 -svtav1-params avif=1 -crf 10 " + number
                        + ".avif");
        return Files.readAllBytes(file);
    }

    private HeifFile file(byte[] avif) {
        return new HeifFile("av01", HeifFile.find(avif, "av1C"), SIDE, SIDE);
    }

    @Test
    void aGridOfTilesIsPutTogetherAndCut() throws IOException {
        int columns = 3;
        int width = 150;
        int height = 100;
        HeifFile heif = file(avif(1)).grid(columns, width, height);
        Image[] tiles = new Image[6];
        for (int i = 0; i < tiles.length; i++) {
            byte[] avif = avif(i);
            heif.tile(HeifFile.content(avif, "mdat"));
            tiles[i] = Images.read(avif, "tile.avif");
        }
        Image whole = Images.read(heif.encode(), "grid.avif");
        assertThat(whole.width()).isEqualTo(width);
        assertThat(whole.height()).isEqualTo(height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                Image tile = tiles[y / SIDE * columns + x / SIDE];
                for (int c = 0; c < 3; c++) {
                    assertThat(whole.sample(x, y, c)).as("%d, %d", x, y).isEqualTo(tile.sample(x % SIDE, y % SIDE, c));
                }
            }
        }
        assertThat(tiles[0]).isNotEqualTo(tiles[5]);
    }

    /** EXIF's number for what a rotation of so many quarters anti-clockwise asks for. */
    @ParameterizedTest
    @CsvSource({"1, 8", "2, 3", "3, 6"})
    void rotationIsApplied(int quarters, int orientation) throws IOException {
        byte[] avif = avif(3);
        byte[] frame = HeifFile.content(avif, "mdat");
        Image stored = Images.read(avif, "stored.avif");
        byte[] single = file(avif).tile(frame).rotated(quarters).encode();
        byte[] grid = file(avif)
                .tile(frame)
                .tile(frame)
                .grid(2, 100, 60)
                .rotated(quarters)
                .encode();
        byte[] flat = file(avif).tile(frame).tile(frame).grid(2, 100, 60).encode();
        assertThat(Images.read(single, "turned.avif")).isEqualTo(stored.turn(orientation));
        assertThat(Images.read(grid, "turned.avif"))
                .isEqualTo(Images.read(flat, "flat.avif").turn(orientation));
    }

    @Test
    void aMirrorImageIsMirroredBack() throws IOException {
        byte[] avif = avif(3);
        byte[] mirrored =
                file(avif).tile(HeifFile.content(avif, "mdat")).mirrored(1).encode();
        assertThat(Images.read(mirrored, "mirrored.avif"))
                .isEqualTo(Images.read(avif, "stored.avif").mirror());
    }

    /** Phones say it twice; it is done once. */
    @Test
    void exifCountsWhereTheFormatItselfSaysNothing() throws IOException {
        byte[] avif = avif(3);
        byte[] frame = HeifFile.content(avif, "mdat");
        Image stored = Images.read(avif, "stored.avif");
        byte[] exif = file(avif).tile(frame).exif(6).encode();
        byte[] both = file(avif).tile(frame).rotated(3).exif(6).encode();
        assertThat(Images.read(exif, "exif.avif")).isEqualTo(stored.turn(6));
        assertThat(Images.read(both, "both.avif")).isEqualTo(stored.turn(6));
    }

    @Test
    void heicIsRead() throws IOException {
        Path movie = folder.resolve("pattern.mov");
        try (InputStream in = HeifPictureTest.class.getResourceAsStream("pattern-hevc.mov")) {
            Files.copy(Objects.requireNonNull(in), movie);
        }
        Path one = Clips.make(folder, "-i " + movie + " -c copy -an -frames:v 1 one.mov");
        byte[] first = Files.readAllBytes(one);
        byte[] pixels = Clips.pixels(one);
        String[] size = Clips.probe(one, "stream=width,height").strip().split(",");
        int width = Integer.parseInt(size[0]);
        int height = Integer.parseInt(size[1]);
        HeifFile heif = new HeifFile("hvc1", HeifFile.find(first, "hvcC"), width, height);
        byte[] frame = HeifFile.content(first, "mdat");
        Image image = Images.read(heif.tile(frame).encode(), "phone.heic");
        assertThat(image.width()).isEqualTo(width);
        assertThat(image.height()).isEqualTo(height);
        double sum = 0;
        for (int i = 0; i < pixels.length; i++) {
            sum += Math.abs((image.buffer().get(i) & 0xff) - (pixels[i] & 0xff));
        }
        assertThat(sum / pixels.length).isLessThan(2);
        byte[] grid = heif.tile(frame).grid(2, 2 * width - 10, height - 4).encode();
        assertThat(Images.read(grid, "grid.heic").width()).isEqualTo(2 * width - 10);
    }

    @Test
    void whatIsDamagedOrTooLargeIsRefusedInALine() throws IOException {
        byte[] avif = avif(3);
        byte[] frame = HeifFile.content(avif, "mdat");
        byte[] whole = file(avif).tile(frame).tile(frame).grid(2, 120, 60).encode();
        for (int length : new int[] {20, 200, whole.length - frame.length, whole.length - 20}) {
            assertThatThrownBy(() -> Images.read(Arrays.copyOf(whole, length), "cut.avif"))
                    .as("the first %d bytes", length)
                    .isInstanceOf(ImageReadException.class)
                    .hasMessageMatching("cut.avif: [^\\n]+");
        }
        byte[] huge = file(avif).tile(frame).tile(frame).grid(2, 40_000, 40_000).encode();
        assertThatThrownBy(() -> Images.read(huge, "huge.avif"))
                .isInstanceOf(ImageReadException.class)
                .hasMessageMatching("huge.avif: [^\\n]+");
        assertThatThrownBy(() -> Images.read(whole, "large.avif", new DecodeLimits(1 << 20, 1000)))
                .hasMessageContaining("120x60 pixels, above the limit of 1,000");
    }

    /** FFmpeg 8.0 ends the process with them. */
    @ParameterizedTest
    @CsvSource({"a length of zero, 18, 4", "no place at all, 6, 2"})
    void aPictureWithoutBytesIsRefused(String what, int at, int bytes) throws IOException {
        byte[] file = avif(1);
        int table = new String(file, StandardCharsets.ISO_8859_1).indexOf("iloc") + 4;
        Arrays.fill(file, table + at, table + at + bytes, (byte) 0);
        assertThatThrownBy(() -> Images.read(file, "empty.avif"))
                .as(what)
                .isInstanceOf(ImageReadException.class)
                .hasMessageStartingWith("empty.avif: AVIF that ends too soon or has damaged parts");
        Path video = Files.write(folder.resolve("empty.mp4"), file);
        assertThatThrownBy(() -> Videos.open(video.toString()).close())
                .as(what)
                .isInstanceOf(VideoException.class)
                .hasMessageContaining("a picture in it has no bytes");
    }
}
