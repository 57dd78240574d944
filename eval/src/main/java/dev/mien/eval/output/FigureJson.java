package dev.mien.eval.output;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** What the JSON of all evaluations has in common; docs/guide/evaluation.md describes it and scripts rely on it. */
public final class FigureJson {
    private FigureJson() {}

    /**
     * {@return an object that says what was measured, on what, and how its labels count}
     *
     * @param task what was measured
     * @param dataset its name
     * @param convention how its labels count
     */
    public static ObjectNode head(String task, String dataset, String convention) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.put("task", task);
        root.put("dataset", dataset);
        root.put("convention", convention);
        return root;
    }

    /**
     * Adds the pictures that could not be read, one line each.
     *
     * @param root what they are added to
     * @param lines one for each picture
     * @return {@code root}
     */
    public static ObjectNode failures(ObjectNode root, List<String> lines) {
        ArrayNode failures = root.putArray("failures");
        lines.forEach(failures::add);
        return root;
    }

    /**
     * JSON has no NaN or infinity; they are written as {@code null}.
     *
     * @param node what it is added to
     * @param field its name
     * @param value any number
     */
    public static void number(ObjectNode node, String field, double value) {
        if (Double.isFinite(value)) {
            node.put(field, value);
        } else {
            node.putNull(field);
        }
    }
}
