package dev.mien.app.train;

import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.Models;
import dev.mien.train.cnn.NetworkTraining;
import dev.mien.train.cnn.NetworkTraining.Size;
import dev.mien.train.expression.CnnTraining;
import dev.mien.train.expression.ModelDetails;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What only {@code mien train expression --method cnn} takes. */
final class CnnOptions {
    static final String RESUME = "--resume";

    @Option(
            names = "--size",
            paramLabel = "NAME",
            description = "cnn: Of a network that begins afresh: ${COMPLETION-CANDIDATES}; default accurate.")
    private @Nullable Size size;

    @Option(
            names = "--from",
            paramLabel = "MODEL",
            description = "cnn: Go on from this model's network, with the data's own classes.")
    private @Nullable String from;

    @Option(
            names = "--teacher",
            paramLabel = "MODEL",
            split = ",",
            description = "cnn: Learn the mean answer of these models beside the labels.")
    private List<String> teachers = List.of();

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "cnn: Peak learning rate; default 0.002, with --from 0.0005.")
    private @Nullable Double rate;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "cnn: Parts of a batch worked on at once, 2 by default; another number gives another model.")
    private @Nullable Integer threads;

    @Option(
            names = "--second-opinion",
            paramLabel = "SHARE",
            description = "cnn: How much of what was learned from --second-labels goes into the answer, 0 to 1; default"
                    + " 0.1.")
    private @Nullable Double secondOpinion;

    @Option(
            names = "--mirror",
            description =
                    "cnn: The model is to be asked about the face's mirror image too unless told otherwise; twice the"
                            + " time. The card has the figures of both ways.")
    private boolean mirror;

    @Option(names = RESUME, description = "cnn: Go on after the last epoch of the same training.")
    private boolean resume;

    /** The folder beside the model's where the checkpoint and the learning curves lie. */
    static Path work(Path out) {
        Path model = out.toAbsolutePath().normalize();
        return model.resolveSibling(model.getFileName() + ".training");
    }

    NetworkTraining.Course course(Path out) throws ModelException {
        List<ExpressionModel> loaded = new ArrayList<>();
        for (String teacher : teachers) {
            loaded.add(Models.load(teacher));
        }
        return new NetworkTraining.Course(load(from), loaded, work(out), resume);
    }

    private static Optional<ExpressionModel> load(@Nullable String idOrFolder) throws ModelException {
        return idOrFolder == null ? Optional.empty() : Optional.of(Models.load(idOrFolder));
    }

    CnnTraining.Options options(ModelDetails model, @Nullable Integer epochs, long seed) {
        if (from != null && size != null) {
            throw new IllegalArgumentException(
                    "--size is for a network that begins afresh; with --from it is the model's");
        }
        NetworkTraining.Options usual =
                from == null ? NetworkTraining.Options.defaults() : NetworkTraining.Options.fineTuning();
        NetworkTraining.Options network = new NetworkTraining.Options(
                size == null ? usual.size() : size,
                epochs == null ? usual.epochs() : epochs,
                rate == null ? usual.rate() : rate,
                threads == null ? usual.threads() : threads,
                seed);
        return new CnnTraining.Options(
                model, network, mirror, secondOpinion == null ? CnnTraining.Options.SECOND_OPINION : secondOpinion);
    }
}
