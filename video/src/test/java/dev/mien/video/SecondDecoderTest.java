package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.image.Image;
import dev.mien.image.Images;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Pictures in many formats, depths, colours and compressions, made by FFmpeg: Mien's pixels beside FFmpeg's. */
class SecondDecoderTest {
    /** On average over blocks of two by two: within them, readers enlarge colours stored at half the size in their own ways. */
    private static final double MOST_LEVELS = 2;

    private static final int BLOCK = 2;

    @TempDir
    private Path folder;

    private record Kind(String options, String ending) {}

    private static List<Kind> kinds() {
        List<Kind> kinds = new ArrayList<>();
        for (String colours : List.of("yuvj420p", "yuvj422p", "yuvj444p", "gray")) {
            for (String quality : List.of("2", "8", "20")) {
                kinds.add(new Kind("-c:v mjpeg -pix_fmt " + colours + " -q:v " + quality, "jpg"));
            }
        }
        for (String colours :
                List.of("rgb24", "rgba", "rgb48be", "rgba64be", "gray", "ya8", "gray16be", "ya16be", "pal8", "monob")) {
            for (String filter : List.of("none", "paeth")) {
                kinds.add(new Kind("-c:v png -pix_fmt " + colours + " -pred " + filter, "png"));
            }
        }
        for (String colours : List.of(
                "rgb24",
                "rgba",
                "rgb48le",
                "gray",
                "gray16le",
                "ya8",
                "pal8",
                "monob",
                "monow",
                "yuv420p",
                "yuv444p")) {
            for (String compression : List.of("raw", "packbits", "lzw", "deflate")) {
                kinds.add(new Kind("-c:v tiff -pix_fmt " + colours + " -compression_algo " + compression, "tif"));
            }
        }
        for (String colours : List.of("bgr24", "bgra", "rgb555le", "rgb565le", "gray", "pal8", "monob")) {
            kinds.add(new Kind("-c:v bmp -pix_fmt " + colours, "bmp"));
        }
        for (String quality : List.of("20", "50", "75", "95")) {
            for (String effort : List.of("0", "4", "6")) {
                kinds.add(new Kind(
                        "-c:v libwebp -pix_fmt yuv420p -quality " + quality + " -compression_level " + effort, "webp"));
            }
            kinds.add(new Kind("-c:v libwebp -pix_fmt yuva420p -quality " + quality, "webp"));
        }
        kinds.add(new Kind("-c:v libwebp -lossless 1 -pix_fmt bgra", "webp"));
        kinds.add(new Kind("-c:v gif -pix_fmt rgb8", "gif"));
        for (String colours : List.of("rgb24", "gray", "yuv420p", "rgb48le")) {
            kinds.add(new Kind("-c:v jpeg2000 -format jp2 -pix_fmt " + colours, "jp2"));
        }
        for (String colours : List.of("yuv420p", "yuv420p10le")) {
            kinds.add(new Kind("-c:v libsvtav1 -preset 12 -svtav1-params avif=1 -pix_fmt " + colours, "avif"));
        }
        return kinds;
    }

    @TestFactory
    Stream<DynamicTest> bothSeeTheSame() {
        List<Kind> kinds = kinds();
        return IntStream.range(0, kinds.size())
                .mapToObj(i -> DynamicTest.dynamicTest(
                        kinds.get(i).ending + ": " + kinds.get(i).options, () -> compare(kinds.get(i), i)));
    }

    private void compare(Kind kind, int number) throws IOException {
        // Colours, edges and smooth parts; neither side a multiple of a block.
        Path file = Clips.make(
                folder,
                "-f lavfi -i mandelbrot=size=162x98:rate=1:inner=convergence,gblur=sigma=3 -frames:v 1 -update 1 "
                        + kind.options + " " + number + "." + kind.ending);
        Image ours = Images.read(file).toRgb();
        byte[] theirs = Clips.pixels(file, "bicubic+accurate_rnd+full_chroma_int");
        assertThat(theirs).hasSize(ours.width() * ours.height() * 3);
        double sum = 0;
        int blocks = 0;
        for (int y = 0; y < ours.height(); y += BLOCK) {
            for (int x = 0; x < ours.width(); x += BLOCK) {
                for (int c = 0; c < 3; c++, blocks++) {
                    sum += Math.abs(difference(ours, theirs, x, y, c));
                }
            }
        }
        assertThat(sum / blocks).as("levels that a block differs by on average").isLessThan(MOST_LEVELS);
    }

    private static double difference(Image ours, byte[] theirs, int left, int top, int c) {
        int sum = 0;
        for (int y = top; y < top + BLOCK; y++) {
            for (int x = left; x < left + BLOCK; x++) {
                sum += ours.sample(x, y, c) - (theirs[3 * (y * ours.width() + x) + c] & 0xff);
            }
        }
        return (double) sum / (BLOCK * BLOCK);
    }
}
