package dev.mien.train.engine;

import java.util.List;
import java.util.function.Supplier;

/** Where the batches of a training come from. */
public interface BatchSource {
    /** {@return batches in an epoch, at most; the learning rate is planned by it} */
    int perEpoch();

    /**
     * The batches of an epoch in their order, each made when it is asked for, ahead of its use and in background threads,
     * several at a time. What is in a batch must follow from the seed, the epoch and the batch's place alone, so that a
     * resumed training sees what an uninterrupted one would have.
     *
     * @param epoch counts from 1
     * @return the batches in their order
     */
    List<Supplier<Batch>> epoch(int epoch);
}
