package dev.mien.app.train;

import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.Models;
import dev.mien.train.cnn.NetworkTraining;
import dev.mien.train.cnn.NetworkTraining.Size;
import dev.mien.train.expression.CnnTraining;
import dev.mien.train.expression.ModelDetails;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
            names = "--teacher",
            paramLabel = "MODEL",
            split = ",",
            description = "cnn: Learn the mean answer of these models beside the labels.")
    private List<String> teachers = List.of();

    @Option(
            names = "--beside",
            paramLabel = "PATH",
            split = ",",
            description =
                    "cnn: Learn from these labelled photos too; how differently they are labelled is taken from the"
                            + " calibration of --teacher.")
    private List<Path> beside = List.of();

    @Option(
            names = "--unlabelled",
            paramLabel = "PATH",
            split = ",",
            description = "cnn: And from the faces in these pictures, as --teacher sees them.")
    private List<Path> unlabelled = List.of();

    @Option(
            names = "--even",
            description =
                    "cnn: Of --beside learn from half of the persons alone, those with an even CRC-32 of the name.")
    private boolean even;

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
     * @param out the model's folder; the checkpoint lies beside it
     */
    NetworkTraining.Course course(Path out, NetworkFlags network) throws ModelException {
        List<ExpressionModel> loaded = new ArrayList<>();
        for (String teacher : teachers) {
            loaded.add(Models.load(teacher));
        }
        Path model = out.toAbsolutePath().normalize();
        Path beside = model.resolveSibling(model.getFileName() + ".training");
        return new NetworkTraining.Course(load(from), loaded, network.checkpoint(beside), network.resume());
    }

    /** What is learned from beside the data; to be closed. */
    BesideData beside() throws IOException {
        return BesideData.open(beside, even, unlabelled);
    }

    /** The data sets that are read beside the data. */
    List<Path> pictures() {
        return Stream.concat(beside.stream(), unlabelled.stream()).toList();
    }

    /** All that may name a file which is read. */
    List<String> specifications() {
        List<String> all = new ArrayList<>(teachers);
        if (from != null) {
            all.add(from);
        }
        return all;
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
