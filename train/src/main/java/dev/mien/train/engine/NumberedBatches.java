package dev.mien.train.engine;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Examples made for one use each: every example of a training has a number of its own, from which its seed follows. */
public abstract class NumberedBatches implements BatchSource {
    private static final long SEED_STEP = 0x9E3779B97F4A7C15L;

    private final int perEpoch;
    private final int size;
    private final long seed;

    /**
     * @param examples an epoch; a last, smaller batch is left out
     * @param training how many go into a batch, in how many parts, and the seed
     */
    protected NumberedBatches(int examples, TrainingOptions training) {
        this.perEpoch = Math.max(1, examples / training.batch());
        this.size = training.batch();
        this.seed = training.seed();
    }

    /**
     * The examples of these seeds, in that order; called by several threads.
     *
     * @param seeds one for each example
     * @return the batch
     */
    protected abstract Batch make(long[] seeds);

    @Override
    public final int perEpoch() {
        return perEpoch;
    }

    @Override
    public final List<Supplier<Batch>> epoch(int epoch) {
        return IntStream.rangeClosed(1, perEpoch)
                .<Supplier<Batch>>mapToObj(place -> () -> {
                    long step = (epoch - 1L) * perEpoch + place;
                    long[] seeds = new long[size];
                    for (int i = 0; i < size; i++) {
                        seeds[i] = seed * SEED_STEP + step * size + i;
                    }
                    return make(seeds);
                })
                .toList();
    }
}
