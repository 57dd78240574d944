package dev.mien.eval.compare;

import dev.mien.face.AlignedFace;
import dev.mien.face.Explanation;
import dev.mien.face.ExpressionScores;
import java.util.Optional;

/** What explains the answers of two compared pipelines; asked only for faces that are shown. */
public record Explainers(Explainer first, Explainer second) {
    /** Explains one pipeline's scores of a face, if its features allow that. */
    @FunctionalInterface
    public interface Explainer {
        /**
         * {@return why a pipeline gave its answer, if it can say so}
         *
         * @param face the aligned crop
         * @param scores the answer
         */
        Optional<Explanation> explain(AlignedFace face, ExpressionScores scores);
    }
}
