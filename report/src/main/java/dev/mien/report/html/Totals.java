package dev.mien.report.html;

import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts over a run. */
final class Totals {
    private final Map<String, Integer> byLabel = new LinkedHashMap<>();
    private int pictures;
    private int picturesWithoutFaces;
    private int failures;

    Totals() {
        for (Expression expression : Expression.values()) {
            byLabel.put(expression.label(), 0);
        }
        byLabel.put("unsure", 0);
    }

    void add(FrameResult result) {
        pictures++;
        if (result.faces().isEmpty()) {
            picturesWithoutFaces++;
        }
        for (FaceResult face : result.faces()) {
            byLabel.merge(face.verdict().label(), 1, Integer::sum);
        }
    }

    void addFailure() {
        failures++;
    }

    /** Pictures analysed; failures are not among them. */
    int pictures() {
        return pictures;
    }

    int picturesWithoutFaces() {
        return picturesWithoutFaces;
    }

    int failures() {
        return failures;
    }

    int faces() {
        return byLabel.values().stream().mapToInt(Integer::intValue).sum();
    }

    int unsure() {
        return count("unsure");
    }

    int count(String label) {
        return byLabel.getOrDefault(label, 0);
    }

    /** Faces by verdict label: every expression in its order, then "unsure". */
    Map<String, Integer> byLabel() {
        return byLabel;
    }
}
