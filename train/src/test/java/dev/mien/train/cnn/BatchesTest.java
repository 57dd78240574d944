package dev.mien.train.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final int SIDE = 4;

    @Test
    void eachExampleComesOnceInAnEpochInAnotherOrder() {
        try (Batches batches = new Batches(examples(0, 1, 24), SIDE, options(0, 0))) {
            List<Float> first = firstPixels(batches, 1);
            assertThat(first).hasSize(24).doesNotHaveDuplicates();
            assertThat(firstPixels(batches, 2))
                    .containsExactlyInAnyOrderElementsOf(first)
                    .isNotEqualTo(first);
        }
    }

    @Test
    void theSameEpochIsTheSameAgain() {
        List<Example> examples = examples(0, 1, 24);
        Batches.Options options = new Batches.Options(8, 0.05f, 0.5f, 0.2f, Augmentation.Options.defaults(), 7);
        try (Batches batches = new Batches(examples, SIDE, options);
                Batches again = new Batches(examples, SIDE, options)) {
            batches.forEach(1, batch -> {});
            assertThat(firstPixels(batches, 2)).isEqualTo(firstPixels(again, 2));
        }
    }

    @Test
    void rareClassesAreRepeated() {
        List<Example> examples = examples(0, 2, 96);
        examples.addAll(examples(1, 2, 4));
        float[] repeats = Batches.repeats(examples, 0.16f);
        assertThat(repeats[0]).isEqualTo(1);
        assertThat(repeats[96]).isEqualTo(2, within(1e-5f));
        try (Batches batches = new Batches(examples, SIDE, options(0.16f, 0))) {
            assertThat(batches.perEpoch()).isEqualTo(13);
            int[] rare = new int[1];
            batches.forEach(1, batch -> {
                for (int i = 0; i < batch.size(); i++) {
                    rare[0] += (int) batch.targets().get(0)[i * 2 + 1];
                }
            });
            assertThat(rare[0]).isEqualTo(8);
        }
    }

    @Test
    void mixedTargetsStayDistributionsAndFollowThePixels() {
        List<Example> examples = examples(0, 2, 8);
        List<Example> white = examples(1, 2, 8);
        white.forEach(example -> Arrays.fill(example.pixels(), (byte) 255));
        examples.forEach(example -> Arrays.fill(example.pixels(), (byte) 0));
        examples.addAll(white);
        try (Batches batches = new Batches(examples, SIDE, options(0, 1))) {
            batches.forEach(1, batch -> {
                float[] target = batch.targets().get(0);
                for (int i = 0; i < batch.size(); i++) {
                    assertThat(target[2 * i] + target[2 * i + 1]).isEqualTo(1, within(1e-5f));
                    float grey = batch.pictures()[i * SIDE * SIDE + 5] / 255;
                    assertThat(grey).isEqualTo(target[2 * i + 1], within(1e-4f));
                }
            });
        }
    }

    private static Batches.Options options(float rarest, float mixUp) {
        return new Batches.Options(8, rarest, mixUp, 0.4f, Augmentation.Options.none(), 3);
    }

    private static List<Float> firstPixels(Batches batches, int epoch) {
        List<Float> pixels = new ArrayList<>();
        batches.forEach(epoch, batch -> {
            for (int i = 0; i < batch.size(); i++) {
                pixels.add(batch.pictures()[i * SIDE * SIDE]);
            }
        });
        return pixels;
    }

    /** Each with another grey value. */
    private static List<Example> examples(int target, int classes, int count) {
        List<Example> examples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byte[] pixels = new byte[SIDE * SIDE];
            Arrays.fill(pixels, (byte) (i + 1));
            float[] targets = new float[classes];
            targets[target] = 1;
            examples.add(new Example(pixels, List.of(targets)));
        }
        return examples;
    }
}
