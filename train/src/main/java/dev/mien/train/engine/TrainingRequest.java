package dev.mien.train.engine;

import dev.mien.train.net.Architecture;
import dev.mien.train.net.Weights;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A training of a network from a folder of data sets, as it is asked for.
 *
 * @param data folder of the data sets
 * @param folder where the network goes
 * @param checkpoint folder of the checkpoint and the learning curve; may be the same
 * @param resume go on after the last epoch of the checkpoint there
 * @param from begin with the averaged weights of this checkpoint, or of the one in this folder
 * @param options how it is trained
 */
public record TrainingRequest(
        Path data, Path folder, Path checkpoint, boolean resume, Optional<Path> from, TrainingOptions options) {

    /**
     * Looks whether the training can begin, before any data is read.
     *
     * @param recipe what is trained by which options, as text; a checkpoint of another recipe is refused
     * @return a training that can begin
     * @throws IOException if the engine does not load, if there is no checkpoint of this training to go on from, or
     *     one that would be lost; every message is meant for the user
     */
    public TrainingRun prepare(String recipe) throws IOException {
        return TrainingRun.prepare(checkpoint, resume, recipe, options);
    }

    /**
     * The weights to begin with, if they are another training's.
     *
     * @param network that is to learn
     * @return the averaged weights; empty if it starts afresh
     * @throws TrainingException if it is not there or of another network
     */
    public Optional<Weights> start(Architecture network) throws IOException {
        return from.isEmpty() ? Optional.empty() : Optional.of(TrainingRun.average(from.get(), network));
    }
}
