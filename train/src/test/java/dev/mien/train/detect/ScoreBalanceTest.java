package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.image.Image;
import dev.mien.infer.OnnxNetwork;
import dev.mien.train.cnn.OnnxExport;
import dev.mien.train.cnn.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoreBalanceTest {
    private static final DetectorNetwork NETWORK =
            new DetectorNetwork(DetectorSpec.of(4, List.of(4, 8, 8, 8), List.of(1, 1, 1, 1), 8));

    private static List<Image> noise(int count) {
        Random random = new Random(5);
        List<Image> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] samples = new byte[70 * 66];
            random.nextBytes(samples);
            pictures.add(Image.gray(70, 66, samples));
        }
        return pictures;
    }

    /** How many pictures each grid gives more than the score in some cell. */
    private static List<Long> above(double score, Weights weights, List<Image> pictures) throws IOException {
        List<Long> counts = new ArrayList<>();
        try (OnnxNetwork session = OnnxNetwork.open(OnnxExport.anySize(NETWORK, weights), "test", 1)) {
            for (int stride : DetectorSpec.STRIDES) {
                int cells = 64 / stride * (64 / stride);
                long count = 0;
                for (Image picture : pictures) {
                    float[] values = session.run(
                                    "pictures",
                                    picture.crop(0, 0, 64, 64).toFloats(),
                                    List.of(1L, 1L, 64L, 64L),
                                    List.of(DetectorNetwork.output(stride)))
                            .get(0)
                            .values();
                    boolean any = false;
                    for (int i = 0; i < cells; i++) {
                        any |= 1 / (1 + Math.exp(-values[i])) > score;
                    }
                    count += any ? 1 : 0;
                }
                counts.add(count);
            }
        }
        return counts;
    }

    @Test
    void eachGridIsAsOftenWrong() throws IOException {
        List<Image> pictures = noise(30);
        Weights weights = NETWORK.initial(3);
        Weights balanced = ScoreBalance.apply(NETWORK, weights, pictures);
        assertThat(above(0.3499, weights, pictures)).isEqualTo(List.of(0L, 0L, 0L));
        assertThat(above(0.3499, balanced, pictures)).isEqualTo(List.of(3L, 3L, 3L));
        assertThat(above(0.3501, balanced, pictures)).isEqualTo(List.of(2L, 2L, 2L));
    }
}
