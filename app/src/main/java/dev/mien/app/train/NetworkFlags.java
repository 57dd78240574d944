package dev.mien.app.train;

import dev.mien.train.engine.TrainingOptions;
import dev.mien.train.engine.TrainingRequest;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the engine that trains networks offers. */
final class NetworkFlags {
    @Option(names = "--batch", paramLabel = "N", description = "Network: Examples a step.")
    private @Nullable Integer batch;

    @Option(names = "--rate", paramLabel = "R", description = "Network: Peak learning rate.")
    private @Nullable Double rate;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Network: Parts of a batch worked on at once, 2 by default; another number gives another model.")
    private @Nullable Integer threads;

    @Option(
            names = "--checkpoint",
            paramLabel = "FOLDER",
            description = "Network: Where the checkpoint and the learning curve are kept.")
    private @Nullable Path checkpoint;

    @Option(names = "--resume", description = "Network: Go on after the last epoch of the same training.")
    private boolean resume;

    /** The usual options with what the user wants otherwise. */
    TrainingOptions over(TrainingOptions usual, TrainingFlags flags) {
        return new TrainingOptions(
                flags.epochs(usual.epochs()),
                batch == null ? usual.batch() : batch,
                rate == null ? usual.rate() : rate,
                usual.warmUp(),
                usual.decay(),
                usual.averageDecay(),
                threads == null ? usual.threads() : threads,
                usual.precision(),
                flags.seed());
    }

    /**
     * A training from a folder of data sets.
     *
     * @param from another training's checkpoint, or its folder, to begin with
     */
    TrainingRequest request(Path data, @Nullable Path from, TrainingOptions usual, TrainingFlags flags) {
        return new TrainingRequest(
                data, flags.out(), checkpoint(flags.out()), resume, Optional.ofNullable(from), over(usual, flags));
    }

    /** The folder of the checkpoint and the learning curve. */
    Path checkpoint(Path usual) {
        return checkpoint == null ? usual : checkpoint;
    }

    boolean resume() {
        return resume;
    }
}
