package dev.mien.train.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.image.Image;
import dev.mien.infer.OnnxNetwork;
import dev.mien.train.net.OnnxExport;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScoreBalanceTest {
    private static final DetectorNetwork NETWORK =
            new DetectorNetwork(DetectorSpec.of(4, List.of(4, 8, 8, 8), List.of(1, 1, 1, 1), 8));

    private static List<Image> noise(int count) {
        Random random = new Random(5);
        List<Image> pictures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] samples = new byte[3 * 70 * 66];
            random.nextBytes(samples);
            pictures.add(Image.rgb(70, 66, samples));
        }
        return pictures;
    }

    /** For each grid the third highest of the pictures' highest scores, before the sigmoid. */
    private static List<Double> third(Weights weights, List<Image> pictures) throws IOException {
        List<Double> thirds = new ArrayList<>();
        try (OnnxNetwork session = OnnxNetwork.open(OnnxExport.anySize(NETWORK, weights), "test", 1)) {
            for (int stride : DetectorSpec.STRIDES) {
                int cells = 64 / stride * (64 / stride);
                thirds.add(pictures.stream()
                        .map(picture -> {
                            float[] pixels = new float[3 * 64 * 64];
                            SceneBatches.planes(picture.crop(0, 0, 64, 64), pixels, 0);
                            return pixels;
                        })
                        .map(pixels -> session.run(
                                "pictures", pixels, List.of(1L, 3L, 64L, 64L), List.of(DetectorNetwork.output(stride))))
                        .map(outputs -> IntStream.range(0, cells)
                                .mapToDouble(i -> outputs.get(0).values()[i])
                                .max()
                                .orElseThrow())
                        .sorted(Comparator.reverseOrder())
                        .toList()
                        .get(2));
            }
        }
        return thirds;
    }

    @Test
    void theScoreThatATenthOfThePicturesExceedMovesHalfTheWay() throws IOException {
        List<Image> pictures = noise(30);
        Weights weights = NETWORK.initial(3);
        List<Double> before = third(weights, pictures);
        List<Double> after = third(ScoreBalance.apply(NETWORK, weights, pictures), pictures);
        double aim = Math.log(0.35 / 0.65);
        for (int level = 0; level < 3; level++) {
            assertThat(before.get(level)).isLessThan(aim - 0.5);
            assertThat(after.get(level)).isCloseTo((before.get(level) + aim) / 2, within(1e-4));
        }
    }
}
