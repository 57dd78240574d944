package dev.mien.app.train;

import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.Models;
import dev.mien.train.cnn.NetworkTraining;
import dev.mien.train.cnn.NetworkTraining.Size;
import dev.mien.train.expression.CnnTraining;
import dev.mien.train.expression.ModelDetails;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What only {@code mien train expression --method cnn} takes. */
final class CnnOptions {
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

    /**
     * What the training begins with.
     *
     * @param teachers whose answers are learned
     * @param out the model's folder; the checkpoint lies beside it
     */
    NetworkTraining.Course course(List<ExpressionModel> teachers, Path out, NetworkFlags network)
            throws ModelException {
        Path model = out.toAbsolutePath().normalize();
        Path beside = model.resolveSibling(model.getFileName() + ".training");
        return new NetworkTraining.Course(load(from), teachers, network.checkpoint(beside), network.resume());
    }

    /** All that may name a file which is read. */
    List<String> specifications() {
        return from == null ? List.of() : List.of(from);
    }

    private static Optional<ExpressionModel> load(@Nullable String idOrFolder) throws ModelException {
        return idOrFolder == null ? Optional.empty() : Optional.of(Models.load(idOrFolder));
    }

    CnnTraining.Options options(ModelDetails model, NetworkFlags network, TrainingFlags flags) {
        if (from != null && size != null) {
            throw new IllegalArgumentException(
                    "--size is for a network that begins afresh; with --from it is the model's");
        }
        NetworkTraining.Options usual =
                from == null ? NetworkTraining.Options.defaults() : NetworkTraining.Options.fineTuning();
        return new CnnTraining.Options(
                model,
                new NetworkTraining.Options(size == null ? usual.size() : size, network.over(usual.training(), flags)),
                mirror,
                secondOpinion == null ? CnnTraining.Options.SECOND_OPINION : secondOpinion);
    }
}
