package dev.mien.eval.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What an evaluation found, ready to be printed ({@code EvalTable}) or written down. */
public interface EvaluationResult {
    String dataset();

    /** How the data set's labels count. */
    String convention();

    /** Pictures that could not be read, one line each; they count as missed. */
    List<String> failures();

    /** The form that docs/guide/evaluation.md describes field by field; undefined figures are {@code null}. */
    ObjectNode toJson();
}
