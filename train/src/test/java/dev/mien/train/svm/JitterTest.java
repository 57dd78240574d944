package dev.mien.train.svm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.AlignedFace;
import dev.mien.image.Image;
import dev.mien.image.Point;
import java.util.DoubleSummaryStatistics;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JitterTest {
    private static final int SIDE = 48;
    private static final double ARM = 10;

    /** Two dots, one in the middle, one beside it: where they go says how the crop was moved, turned and scaled. */
    @Test
    void movesTurnsAndScalesWithinItsBounds() {
        AlignedFace middle = dot(SIDE / 2.0, SIDE / 2.0);
        AlignedFace beside = dot(SIDE / 2.0 + ARM, SIDE / 2.0);
        DoubleSummaryStatistics shifts = new DoubleSummaryStatistics();
        DoubleSummaryStatistics turns = new DoubleSummaryStatistics();
        DoubleSummaryStatistics scales = new DoubleSummaryStatistics();
        for (int seed = 0; seed < 300; seed++) {
            Point a = centre(Jitter.of(middle, new SplittableRandom(seed)).crop());
            Point b = centre(Jitter.of(beside, new SplittableRandom(seed)).crop());
            shifts.accept(a.x() - SIDE / 2.0);
            shifts.accept(a.y() - SIDE / 2.0);
            turns.accept(Math.toDegrees(Math.atan2(b.y() - a.y(), b.x() - a.x())));
            scales.accept(Math.hypot(b.x() - a.x(), b.y() - a.y()) / ARM);
        }
        assertSpans(shifts, -2.5, 2.5, 0.1);
        assertSpans(turns, -12, 12, 0.7);
        assertSpans(scales, 0.92, 1.10, 0.01);
    }

    @Test
    void keepsTheSizeAndFollowsItsSeed() {
        AlignedFace face = dot(20, 30);
        AlignedFace copy = Jitter.of(face, new SplittableRandom(3));
        assertThat(copy.crop().width()).isEqualTo(SIDE);
        assertThat(copy.crop().height()).isEqualTo(SIDE);
        assertThat(copy.crop())
                .isEqualTo(Jitter.of(face, new SplittableRandom(3)).crop());
        assertThat(copy.crop())
                .isNotEqualTo(Jitter.of(face, new SplittableRandom(4)).crop());
    }

    /** Within the bounds, and coming close to both. */
    private static void assertSpans(DoubleSummaryStatistics values, double low, double high, double blur) {
        double near = 0.1 * (high - low);
        assertThat(values.getMin()).isGreaterThan(low - blur).isCloseTo(low, within(near));
        assertThat(values.getMax()).isLessThan(high + blur).isCloseTo(high, within(near));
    }

    private static AlignedFace dot(double x, double y) {
        byte[] samples = new byte[SIDE * SIDE];
        for (int i = 0; i < samples.length; i++) {
            int column = i % SIDE;
            int row = i / SIDE;
            double dx = column + 0.5 - x;
            double dy = row + 0.5 - y;
            samples[i] = (byte) Math.round(250 * Math.exp(-(dx * dx + dy * dy) / 8));
        }
        return AlignedFace.ofCrop(Image.gray(SIDE, SIDE, samples));
    }

    private static Point centre(Image picture) {
        double sum = 0;
        double sumX = 0;
        double sumY = 0;
        float[] levels = picture.toFloats();
        for (int i = 0; i < levels.length; i++) {
            sum += levels[i];
            int column = i % SIDE;
            int row = i / SIDE;
            sumX += levels[i] * (column + 0.5);
            sumY += levels[i] * (row + 0.5);
        }
        return new Point(sumX / sum, sumY / sum);
    }
}
