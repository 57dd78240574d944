package dev.mien.eval.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.eval.output.Drawing;
import java.util.List;

/** What an evaluation found; it renders itself as text, as JSON and as plots. */
public interface EvaluationResult {
    /** {@return the name of the data set} */
    String dataset();

    /** {@return how the data set's labels count} */
    String convention();

    /** {@return pictures that could not be read, one line each; they count as missed} */
    List<String> failures();

    /** {@return the form that docs/guide/evaluation.md describes field by field; undefined figures are {@code null}} */
    ObjectNode toJson();

    /** {@return the figures as plain text for a terminal, pipelines side by side} */
    String table();

    /** {@return the plots; none where nothing is drawn} */
    List<Drawing> figures();
}
