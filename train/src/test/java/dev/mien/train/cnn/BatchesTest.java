package dev.mien.train.cnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.train.engine.Batch;
import dev.mien.train.engine.Trainings;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class BatchesTest {
    private static final int SIDE = 4;

    @Test
    void eachExampleComesOnceInAnEpochInAnotherOrder() {
        Batches batches = batches(examples(0, 1, 24), options(0, 0));
        List<Float> first = firstPixels(batches, 1);
        assertThat(first).hasSize(24).doesNotHaveDuplicates();
        assertThat(firstPixels(batches, 2))
                .containsExactlyInAnyOrderElementsOf(first)
                .isNotEqualTo(first);
    }

    @Test
    void theSameEpochIsTheSameAgain() {
        List<Example> examples = examples(0, 1, 24);
        Batches.Options options = new Batches.Options(0.05f, 0.5f, 0.2f, Augmentation.Options.defaults());
        Batches batches = batches(examples, options);
        assertThat(firstPixels(batches, 1)).isNotEmpty();
        assertThat(firstPixels(batches, 2)).isEqualTo(firstPixels(batches(examples, options), 2));
    }

    @Test
    void rareClassesAreRepeated() {
        List<Example> examples = examples(0, 2, 96);
        examples.addAll(examples(1, 2, 4));
        float[] repeats = Batches.repeats(examples, 0.16f);
        assertThat(repeats[0]).isEqualTo(1);
        assertThat(repeats[96]).isEqualTo(2, within(1e-5f));
        Batches batches = batches(examples, options(0.16f, 0));
        assertThat(batches.perEpoch()).isEqualTo(13);
        int rare = 0;
        for (Supplier<Batch> supplier : batches.epoch(1)) {
            Batch batch = supplier.get();
            for (int i = 0; i < batch.size(); i++) {
                rare += (int) batch.targets().get(0).values()[i * 2 + 1];
            }
        }
        assertThat(rare).isEqualTo(8);
    }

    @Test
    void mixedTargetsStayDistributionsAndFollowThePixels() {
        List<Example> examples = examples(0, 2, 8);
        List<Example> white = examples(1, 2, 8);
        white.forEach(example -> Arrays.fill(example.pixels(), (byte) 255));
        examples.forEach(example -> Arrays.fill(example.pixels(), (byte) 0));
        examples.addAll(white);
        List<Supplier<Batch>> batches = batches(examples, options(0, 1)).epoch(1);
        assertThat(batches).hasSize(2);
        for (Supplier<Batch> supplier : batches) {
            Batch batch = supplier.get();
            float[] target = batch.targets().get(0).values();
            for (int i = 0; i < batch.size(); i++) {
                assertThat(target[2 * i] + target[2 * i + 1]).isEqualTo(1, within(1e-5f));
                float grey = batch.pictures().values()[i * SIDE * SIDE + 5] / 255;
                assertThat(grey).isEqualTo(target[2 * i + 1], within(1e-4f));
            }
        }
    }

    private static Batches.Options options(float rarest, float mixUp) {
        return new Batches.Options(rarest, mixUp, 0.4f, Augmentation.Options.none());
    }

    private static Batches batches(List<Example> examples, Batches.Options options) {
        return new Batches(examples, SIDE, options, Trainings.options(1, 8, 0.01, 2));
    }

    private static List<Float> firstPixels(Batches batches, int epoch) {
        List<Float> pixels = new ArrayList<>();
        for (Supplier<Batch> supplier : batches.epoch(epoch)) {
            Batch batch = supplier.get();
            for (int i = 0; i < batch.size(); i++) {
                pixels.add(batch.pictures().values()[i * SIDE * SIDE]);
            }
        }
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
            examples.add(Example.of(pixels, List.of(targets)));
        }
        return examples;
    }
}
