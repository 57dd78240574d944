package dev.mien.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** TIFF in every depth, model, compression and byte order: what comes out is what was put in, or it is refused. */
class TiffMatrixTest {
    private static final int WIDTH = 37;
    private static final int HEIGHT = 23;
    private static final int EXTRA_SAMPLES = 338;
    private static final int NONE = -1;
    private static final int UNKNOWN = 0;
    private static final int ALPHA = 2;

    private enum Model {
        GRAY(TiffFile.GRAY, 1, 1, NONE),
        GRAY_ALPHA(TiffFile.GRAY, 2, 1, ALPHA),
        GRAY_AND_MORE(TiffFile.GRAY, 2, 1, UNKNOWN),
        RGB(TiffFile.RGB, 3, 3, NONE),
        RGB_ALPHA(TiffFile.RGB, 4, 3, ALPHA),
        RGB_AND_MORE(TiffFile.RGB, 4, 3, UNKNOWN),
        INKS(TiffFile.INKS, 4, 3, NONE),
        INKS_ALPHA(TiffFile.INKS, 5, 3, ALPHA);

        final int photometric;
        final int samples;
        final int channels;
        final int extra;

        Model(int photometric, int samples, int channels, int extra) {
            this.photometric = photometric;
            this.samples = samples;
            this.channels = channels;
            this.extra = extra;
        }

        Map<Integer, int[]> fields() {
            return extra == NONE ? Map.of() : Map.of(EXTRA_SAMPLES, new int[] {extra});
        }

        /** By the definition of the model; samples from 0 to 1. */
        double expected(double[] pixel, int c) {
            return switch (this) {
                case GRAY, RGB, GRAY_AND_MORE, RGB_AND_MORE -> pixel[c];
                case GRAY_ALPHA -> pixel[0] * pixel[1] + 1 - pixel[1];
                case RGB_ALPHA -> pixel[c] * pixel[3] + 1 - pixel[3];
                case INKS, INKS_ALPHA -> (1 - pixel[c]) * (1 - pixel[3]);
            };
        }
    }

    @TestFactory
    Stream<DynamicTest> whatComesOutIsWhatWasPutIn() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Model model : Model.values()) {
            for (int bits : new int[] {4, 8, 12, 16}) {
                for (int compression : new int[] {TiffFile.NONE, TiffFile.DEFLATE, TiffFile.PACK_BITS}) {
                    for (boolean predictor : new boolean[] {false, true}) {
                        for (ByteOrder order : new ByteOrder[] {ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN}) {
                            if (!predictor || (bits >= 8 && bits != 12 && compression == TiffFile.DEFLATE)) {
                                String name = model + " " + bits + " bits, compression " + compression
                                        + (predictor ? ", predictor " : " ") + order;
                                tests.add(DynamicTest.dynamicTest(
                                        name, () -> check(model, bits, compression, predictor, order)));
                            }
                        }
                    }
                }
            }
        }
        return tests.stream();
    }

    private static void check(Model model, int bits, int compression, boolean predictor, ByteOrder order) {
        int max = (1 << bits) - 1;
        int[] samples = new int[WIDTH * HEIGHT * model.samples];
        for (int i = 0; i < samples.length; i++) {
            int pixel = i / model.samples;
            double value =
                    0.5 + 0.5 * Math.sin(0.07 * (pixel % WIDTH) * (1 + i % model.samples) + 0.11 * pixel / WIDTH);
            samples[i] = (int) Math.round(value * max);
        }
        byte[] file = new TiffFile(order)
                .page(WIDTH, HEIGHT, bits, model.photometric, compression, predictor, samples, model.fields())
                .encode();
        Image image;
        try {
            image = Images.read(file, "matrix.tif");
        } catch (ImageReadException e) {
            // Rare kinds are refused in words, those that people have are not.
            boolean plain = model == Model.GRAY || model == Model.RGB;
            assertThat(bits == 8 || bits == 16 || (bits == 12 && plain))
                    .as("refused though it is common: %s", e.getMessage())
                    .isFalse();
            return;
        }
        assertThat(image.channels()).isEqualTo(model.channels);
        double[] pixel = new double[model.samples];
        double sum = 0;
        for (int p = 0; p < WIDTH * HEIGHT; p++) {
            for (int s = 0; s < pixel.length; s++) {
                pixel[s] = (double) samples[p * model.samples + s] / max;
            }
            for (int c = 0; c < model.channels; c++) {
                double difference = image.sample(p % WIDTH, p / WIDTH, c) - 255 * model.expected(pixel, c);
                assertThat(difference).as("pixel %d, channel %d", p, c).isBetween(-2.5, 2.5);
                sum += Math.abs(difference);
            }
        }
        assertThat(sum / WIDTH / HEIGHT / model.channels).isLessThan(1);
    }

    @Test
    void aThumbnailThatComesFirstIsNotTakenForThePicture() throws IOException {
        int[] small = new int[8 * 6 * 3];
        int[] large = new int[WIDTH * HEIGHT * 3];
        Arrays.fill(large, 200);
        byte[] file = new TiffFile(ByteOrder.LITTLE_ENDIAN)
                .page(8, 6, 8, TiffFile.RGB, TiffFile.NONE, false, small, Map.of(254, new int[] {1}))
                .page(WIDTH, HEIGHT, 8, TiffFile.RGB, TiffFile.DEFLATE, false, large, Map.of())
                .encode();
        try (OpenPicture picture = open(file)) {
            assertThat(picture.image().width()).isEqualTo(WIDTH);
            assertThat(picture.image().sample(5, 5, 1)).isEqualTo(200);
            assertThat(picture.leftOut()).isEmpty();
        }
    }

    @Test
    void ofPagesTheFirstIsTakenAndItIsSaid() throws IOException {
        int[] dark = new int[WIDTH * HEIGHT];
        int[] light = dark.clone();
        Arrays.fill(light, 255);
        byte[] file = new TiffFile(ByteOrder.BIG_ENDIAN)
                .page(WIDTH, HEIGHT, 8, TiffFile.GRAY, TiffFile.NONE, false, light, Map.of())
                .page(WIDTH, HEIGHT, 8, TiffFile.GRAY, TiffFile.NONE, false, dark, Map.of())
                .encode();
        try (OpenPicture picture = open(file)) {
            assertThat(picture.image().sample(3, 3, 0)).isEqualTo(255);
            assertThat(picture.leftOut()).contains("the first of 2 pages");
        }
    }

    @Test
    void aProfileThatDoesNotFitIsIgnored() throws IOException {
        int[] samples = new int[WIDTH * HEIGHT * 3];
        Arrays.fill(samples, 77);
        for (byte[] profile : new byte[][] {new byte[0], new byte[200], TestPictures.ascii("no profile at all")}) {
            byte[] file = new TiffFile(ByteOrder.LITTLE_ENDIAN)
                    .page(WIDTH, HEIGHT, 8, TiffFile.RGB, TiffFile.NONE, false, samples, Map.of())
                    .profile(profile)
                    .encode();
            assertThat(Images.read(file, "profile.tif").sample(9, 9, 2)).isEqualTo(77);
        }
    }

    @Test
    void floatingPointGoesFromBlackAtZeroToWhiteAtOne() throws IOException {
        int[] samples = new int[WIDTH * HEIGHT * 3];
        Arrays.setAll(samples, i -> i * 31 % 256);
        byte[] file = new TiffFile(ByteOrder.LITTLE_ENDIAN)
                .page(WIDTH, HEIGHT, 32, TiffFile.RGB, TiffFile.NONE, false, samples, Map.of(339, new int[] {3}))
                .encode();
        Image image = Images.read(file, "float.tif");
        for (int i = 0; i < samples.length; i++) {
            assertThat(image.sample(i / 3 % WIDTH, i / 3 / WIDTH, i % 3)).isEqualTo(samples[i]);
        }
    }

    @Test
    void depthsThatDoNotExistAreRefusedBeforeDecoding() {
        for (int bits : new int[] {30, 24, 7, 0}) {
            byte[] file = TestPictures.tiff(TestPictures.gradient(8, 8, 3), 1);
            ByteBuffer.wrap(file).putShort(8 + 2 + 12 * 10 + 4, (short) bits);
            assertThatThrownBy(() -> Images.read(file, "depth.tif"))
                    .isInstanceOf(ImageReadException.class)
                    .hasMessageContaining(bits + " bits a sample");
        }
    }

    @Test
    void pagesThatFormARingAreRefused() {
        byte[] file = TestPictures.tiff(TestPictures.gradient(8, 8, 3), 1);
        ByteBuffer.wrap(file).putInt(8 + 2 + 12 * 10, 8);
        assertThatThrownBy(() -> Images.read(file, "ring.tif"))
                .isInstanceOf(ImageReadException.class)
                .hasMessageContaining("its pages have no end");
    }

    private static OpenPicture open(byte[] file) throws IOException {
        return Images.open(new ByteArrayInputStream(file), "pages.tif", DecodeLimits.DEFAULT);
    }
}
