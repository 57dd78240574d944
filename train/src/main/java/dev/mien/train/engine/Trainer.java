package dev.mien.train.engine;

import ai.djl.ndarray.NDList;
import dev.mien.train.net.Architecture;
import dev.mien.train.net.TorchNetwork;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.util.List;

/** What is particular to one kind of training: a loss, and where its batches come from. */
public interface Trainer {
    /** {@return the network that learns} */
    Architecture network();

    /**
     * Reads what is learned from, when it is needed.
     *
     * @param <T> kind of data
     */
    @FunctionalInterface
    interface Data<T> {
        /**
         * {@return the data}
         *
         * @throws IOException if they cannot be read or are not enough; the message is meant for the user
         */
        T read() throws IOException;
    }

    /**
     * What training starts from.
     *
     * @param weights the first; a resumed training goes on with its checkpoint's
     * @param batches what is learned from
     */
    record Beginning(Weights weights, BatchSource batches) {}

    /**
     * Makes the data ready. Called once and only if there is something left to learn.
     *
     * @return data that are ready
     * @throws IOException if the data cannot be read or is not enough; the message is meant for the user
     */
    Beginning begin() throws IOException;

    /** {@return what the values of {@link #loss} are called in the learning curve} */
    List<String> losses();

    /**
     * What is wrong with the network's answers to a part of a batch. The values of a batch's parts are added up, so each must
     * be weighed by the part's {@linkplain Batch.Part#share() share}.
     *
     * @param answers of the network
     * @param part of a batch, with its pictures and targets
     * @return single numbers: the first is what training lessens, the others stand beside it in the learning curve
     */
    NDList loss(TorchNetwork.Outputs answers, Batch.Part part);

    /** {@return what measures the network after each epoch} */
    Validator validator();
}
