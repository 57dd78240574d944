package dev.mien.train.cnn;

import ai.djl.ndarray.types.Shape;
import dev.mien.train.engine.Batch;
import dev.mien.train.engine.BatchSource;
import dev.mien.train.engine.TrainingOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Examples in another order each epoch, augmented. A batch has the pictures, side x side, for each head the targets, one for each of
 * its classes, and last the priors of the first head's classes.
 */
final class Batches implements BatchSource {
    /**
     * @param rarest classes rarer than this share are repeated: by {@code sqrt(rarest / share)} on average (Gupta et al.
     *     2019, LVIS, section 4.2)
     * @param mixUp share of batches mixed with themselves in another order (Zhang et al. 2018)
     * @param mixUpAlpha shape of the beta distribution that the mixing is drawn from
     */
    record Options(float rarest, float mixUp, float mixUpAlpha, Augmentation.Options augmentation) {}

    private final List<Example> examples;
    private final float[] repeats;
    private final Options options;
    private final int side;
    private final int size;
    private final long seed;
    private final Augmentation augmentation;

    /** Batches of {@code training.batch()} examples; a last, smaller one is left out. */
    Batches(List<Example> examples, int side, Options options, TrainingOptions training) {
        this.examples = List.copyOf(examples);
        this.options = options;
        this.side = side;
        this.size = training.batch();
        this.seed = training.seed();
        this.augmentation = new Augmentation(options.augmentation(), side);
        this.repeats = repeats(examples, options.rarest());
    }
    /** How often each example comes in an epoch, on average: by the likeliest class of the first head that it teaches. */
    static float[] repeats(List<Example> examples, float rarest) {
        int[] counts = new int[examples.get(0).targets().get(0).length];
        int all = 0;
        for (Example example : examples) {
            if (example.teaches(0)) {
                counts[example.likeliest(0)]++;
                all++;
            }
        }
        float[] repeats = new float[examples.size()];
        for (int i = 0; i < repeats.length; i++) {
            Example example = examples.get(i);
            float share = example.teaches(0) ? (float) counts[example.likeliest(0)] / all : 1;
            repeats[i] = (float) Math.max(1, Math.sqrt(rarest / share));
        }
        return repeats;
    }

    @Override
    public int perEpoch() {
        double sum = 0;
        for (float repeat : repeats) {
            sum += repeat;
        }
        return Math.max(1, (int) (sum / size));
    }

    @Override
    public List<Supplier<Batch>> epoch(int epoch) {
        int[] order = order(epoch);
        int count = Math.min(perEpoch(), Math.max(1, order.length / size));
        return IntStream.range(0, count)
                .<Supplier<Batch>>mapToObj(number -> () -> batch(order, epoch, number))
                .toList();
    }

    private int[] order(int epoch) {
        SplittableRandom random = random(epoch, -1);
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < examples.size(); i++) {
            int times = (int) (repeats[i] + random.nextDouble());
            for (int t = 0; t < times; t++) {
                order.add(i);
            }
        }
        int[] shuffled = order.stream().mapToInt(Integer::intValue).toArray();
        for (int i = shuffled.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = shuffled[i];
            shuffled[i] = shuffled[j];
            shuffled[j] = swapped;
        }
        return shuffled;
    }

    private Batch batch(int[] order, int epoch, int number) {
        SplittableRandom random = random(epoch, number);
        int n = Math.min(size, order.length);
        int pixels = side * side;
        float[] pictures = new float[n * pixels];
        List<float[]> targets = new ArrayList<>();
        for (float[] rows : rows(examples.get(0))) {
            targets.add(new float[n * rows.length]);
        }
        for (int i = 0; i < n; i++) {
            Example example = examples.get(order[number * size + i]);
            augmentation.apply(example.pixels(), random.split(), pictures, i * pixels);
            List<float[]> rows = rows(example);
            for (int row = 0; row < rows.size(); row++) {
                int length = rows.get(row).length;
                System.arraycopy(rows.get(row), 0, targets.get(row), i * length, length);
            }
        }
        if (random.nextDouble() < options.mixUp()) {
            double share = beta(random, options.mixUpAlpha());
            mix(pictures, n, share);
            targets.forEach(target -> mix(target, n, share));
        }
        return new Batch(
                n,
                new Batch.Rows(pictures, new Shape(1, side, side)),
                targets.stream()
                        .map(target -> new Batch.Rows(target, new Shape(target.length / n)))
                        .toList());
    }

    private static List<float[]> rows(Example example) {
        List<float[]> rows = new ArrayList<>(example.targets());
        rows.add(example.prior());
        return rows;
    }

    /** Mixes row i with row n - 1 - i; the order is random already. */
    private static void mix(float[] rows, int n, double share) {
        int length = rows.length / n;
        float a = (float) share;
        for (int i = 0; i < n / 2; i++) {
            int j = n - 1 - i;
            for (int k = 0; k < length; k++) {
                float x = rows[i * length + k];
                float y = rows[j * length + k];
                rows[i * length + k] = a * x + (1 - a) * y;
                rows[j * length + k] = a * y + (1 - a) * x;
            }
        }
    }

    /** Beta(alpha, alpha) by Johnk's method, which suits alpha below one. */
    private static double beta(SplittableRandom random, double alpha) {
        while (true) {
            double x = Math.pow(random.nextDouble(), 1 / alpha);
            double y = Math.pow(random.nextDouble(), 1 / alpha);
            if (x + y > 0 && x + y <= 1) {
                return x / (x + y);
            }
        }
    }

    private SplittableRandom random(int epoch, int number) {
        return new SplittableRandom(seed * 1_000_003 + epoch * 100_003L + number);
    }
}
