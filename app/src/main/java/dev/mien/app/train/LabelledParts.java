package dev.mien.app.train;

import dev.mien.dataset.ExpressionDataset;
import dev.mien.train.expression.HeldOut;
import dev.mien.train.expression.TrainingHints;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is learned from and what is measured on.
 *
 * @param how one was held out of the other, if nobody named it
 */
record LabelledParts(ExpressionDataset train, ExpressionDataset valid, Optional<String> how) implements Closeable {
    /** @param valid where nothing is named a fifth of the data is held out */
    static LabelledParts open(Path data, @Nullable Path valid, @Nullable String labels) throws IOException {
        ExpressionDataset all = TrainExpressionCommand.open(data, labels);
        try {
            if (valid == null) {
                HeldOut parts = HeldOut.of(all);
                return new LabelledParts(parts.train(), parts.valid(), Optional.of(parts.how()));
            }
            return new LabelledParts(all, TrainExpressionCommand.open(valid, labels), Optional.empty());
        } catch (IOException | RuntimeException e) {
            all.close();
            throw e;
        }
    }

    /** What somebody should know before the training, a line each. */
    List<String> hints(boolean crops) {
        List<String> hints = new ArrayList<>(how.stream().toList());
        train.skipped().forEach(line -> hints.add("skipped " + line));
        if (how.isEmpty()) {
            valid.skipped().forEach(line -> hints.add("skipped " + line));
        }
        hints.addAll(TrainingHints.of(train, crops));
        return hints;
    }

    @Override
    public void close() throws IOException {
        train.close();
        valid.close();
    }
}
