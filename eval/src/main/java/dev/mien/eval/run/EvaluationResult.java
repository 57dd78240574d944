package dev.mien.eval.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mien.eval.output.Drawing;
import java.util.List;

/** What an evaluation found; it renders itself as text, as JSON and as plots. */
public interface EvaluationResult {
    String dataset();

    /** How the data set's labels count. */
    String convention();

    /** Pictures that could not be read, one line each; they count as missed. */
    List<String> failures();

    /** The form that docs/guide/evaluation.md describes field by field; undefined figures are {@code null}. */
    ObjectNode toJson();

    /** The figures as plain text for a terminal, pipelines side by side. */
    String table();

    /** The plots; none where nothing is drawn. */
    List<Drawing> figures();
}
