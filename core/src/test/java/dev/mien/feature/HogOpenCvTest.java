package dev.mien.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.image.Image;
import dev.mien.stage.StageSpec;
import dev.mien.testkit.Crops;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.opencv.global.opencv_core;
import org.bytedeco.opencv.opencv_core.Mat;
import org.bytedeco.opencv.opencv_core.Size;
import org.bytedeco.opencv.opencv_objdetect.HOGDescriptor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * HOG against OpenCV's own. OpenCV weighs a block's pixels by a Gaussian (here made so wide that it is 1), lets a block's
 * cells hear only the pixels of the block, and repeats {@code REFLECT_101} at the border. A crop of one block with a
 * plain rim is a case where none of that shows, so the two must agree; over many blocks they can only be alike.
 */
class HogOpenCvTest {
    private static final int CELL = 8;

    /**
     * OpenCV adds 0.1 per value to a block's length, which shows more in the smaller numbers of square-rooted levels.
     */
    @ParameterizedTest
    @CsvSource({"9,false,none,2e-3", "9,false,sqrt,2e-2", "12,true,none,2e-3", "8,true,sqrt,2e-2"})
    void oneBlockWithAPlainRimAgrees(int bins, boolean signed, String pre, float tolerance) {
        HogExtractor hog = hog(16, bins, signed, pre);
        for (Image crop : List.of(Crops.noise(16, 7), Crops.noise(16, 8), Crops.face(16), Crops.stripes(16, 5, 70))) {
            Image rimmed = Crops.draw(16, (x, y) -> x < 2 || y < 2 || x > 13 || y > 13 ? 90 : crop.sample(x, y, 0));
            float[] ours = Crops.values(hog, rimmed);
            float[] theirs = openCv(rimmed, bins, signed, pre.equals("sqrt"));
            assertThat(Crops.length(ours, 0, ours.length)).isCloseTo(1, within(1e-3));
            assertThat(ours).containsExactly(theirs, within(tolerance));
        }
    }

    /**
     * What is left is OpenCV's arc tangent, off by up to 0.01 degrees: 5e-4 of a bin 20 degrees wide.
     */
    @ParameterizedTest
    @CsvSource({"9,false,none", "9,false,sqrt", "12,true,none", "8,true,sqrt"})
    void votesOfOneBlockAgreeUnderOpenCvsOwnNormalisation(int bins, boolean signed, String pre) {
        // So large an epsilon divides the votes by its square and does nothing else.
        double epsilon = 1000;
        HogExtractor votes = new HogExtractor(StageSpec.parse(
                        "hog:size=16,cell=8,clip=1,epsilon=1000,bins=" + bins + ",signed=" + signed + ",pre=" + pre)
                .over(HogExtractor.Options.defaults()));
        double levels = pre.equals("sqrt") ? Math.sqrt(255) : 255;
        for (Image crop : List.of(Crops.noise(16, 7), Crops.noise(16, 8), Crops.face(16), Crops.stripes(16, 5, 70))) {
            Image rimmed = Crops.draw(16, (x, y) -> x < 2 || y < 2 || x > 13 || y > 13 ? 90 : crop.sample(x, y, 0));
            float[] v = Crops.values(votes, rimmed);
            for (int i = 0; i < v.length; i++) {
                v[i] *= (float) (epsilon * epsilon * CELL * CELL * levels);
            }
            double length = Crops.length(v, 0, v.length) + 0.1 * v.length;
            for (int i = 0; i < v.length; i++) {
                v[i] = (float) Math.min(v[i] / length, 0.2);
            }
            length = Crops.length(v, 0, v.length) + 1e-3;
            for (int i = 0; i < v.length; i++) {
                v[i] /= (float) length;
            }
            assertThat(v).containsExactly(openCv(rimmed, bins, signed, pre.equals("sqrt")), within(3e-4f));
        }
    }

    @Test
    void everyBlockOfAWholeCropIsAlike() {
        int bins = 9;
        int run = 4 * bins;
        HogExtractor hog = hog(48, bins, false, "none");
        for (Image crop : List.of(Crops.noise(48, 9), Crops.noise(48, 10), Crops.stripes(48, 7, 20))) {
            float[] ours = Crops.values(hog, crop);
            float[] theirs = openCv(crop, bins, false, false);
            for (int start = 0; start < ours.length; start += run) {
                double dot = 0;
                for (int i = start; i < start + run; i++) {
                    dot += ours[i] * theirs[i];
                }
                double cosine = dot / Crops.length(ours, start, start + run) / Crops.length(theirs, start, start + run);
                assertThat(cosine).isGreaterThan(0.98);
            }
        }
    }

    private static HogExtractor hog(int size, int bins, boolean signed, String pre) {
        String spec = "hog:size=" + size + ",cell=8,bins=" + bins + ",signed=" + signed + ",epsilon=0.0001,pre=" + pre;
        return new HogExtractor(StageSpec.parse(spec).over(HogExtractor.Options.defaults()));
    }

    /** OpenCV's vector in our order: theirs goes column by column, both over blocks and over a block's cells. */
    private static float[] openCv(Image crop, int bins, boolean signed, boolean gamma) {
        int side = crop.width();
        byte[] samples = new byte[side * side];
        crop.buffer().get(samples);
        float[] theirs = new float[(side / CELL - 1) * (side / CELL - 1) * 4 * bins];
        try (BytePointer data = new BytePointer(samples);
                Mat mat = new Mat(side, side, opencv_core.CV_8UC1, data);
                Size window = new Size(side, side);
                Size block = new Size(2 * CELL, 2 * CELL);
                Size cell = new Size(CELL, CELL);
                HOGDescriptor descriptor = new HOGDescriptor(
                        window, block, cell, cell, bins, 1, 1e6, HOGDescriptor.L2Hys, 0.2, gamma, 1, signed);
                FloatPointer values = new FloatPointer()) {
            descriptor.compute(mat, values);
            assertThat(values.limit()).isEqualTo(theirs.length);
            values.get(theirs);
        }
        int blocks = side / CELL - 1;
        float[] reordered = new float[theirs.length];
        for (int i = 0; i < theirs.length; i++) {
            int cellInBlock = i / bins % 4;
            int blockIndex = i / bins / 4;
            int transposedCell = cellInBlock % 2 * 2 + cellInBlock / 2;
            int transposedBlock = blockIndex % blocks * blocks + blockIndex / blocks;
            reordered[(transposedBlock * 4 + transposedCell) * bins + i % bins] = theirs[i];
        }
        return reordered;
    }
}
