package dev.mien.app.eval;

import dev.mien.dataset.Datasets;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LabelSet;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** On which faces with a labelled expression is measured. */
final class FaceDataOptions extends DataOptions {
    @Option(
            names = "--labels",
            paramLabel = "SET",
            description = "Whose labels of FER-2013's pictures: ferplus or fer2013; default: the data's own.")
    private @Nullable String labels;

    /** The caller closes them. */
    ExpressionDataset faces() throws IOException {
        ExpressionDataset all =
                labels == null ? Datasets.openExpression(data) : Datasets.openExpression(data, LabelSet.parse(labels));
        warn(all.skipped());
        return limit == null ? all : all.drawn(limit, seed);
    }
}
