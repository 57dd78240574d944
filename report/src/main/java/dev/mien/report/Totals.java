package dev.mien.report;

import dev.mien.face.Expression;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts over a run. */
public final class Totals {
    private final Map<String, Integer> byLabel = new LinkedHashMap<>();
    private int pictures;
    private int picturesWithoutFaces;
    private int failures;

    public Totals() {
        for (Expression expression : Expression.values()) {
            byLabel.put(expression.label(), 0);
        }
        byLabel.put("unsure", 0);
    }

    public void add(FrameResult result) {
        pictures++;
        if (result.faces().isEmpty()) {
            picturesWithoutFaces++;
        }
        for (FaceResult face : result.faces()) {
            byLabel.merge(face.verdict().label(), 1, Integer::sum);
        }
    }

    public void addFailure() {
        failures++;
    }

    /** Pictures analysed; failures are not among them. */
    public int pictures() {
        return pictures;
    }

    public int picturesWithoutFaces() {
        return picturesWithoutFaces;
    }

    public int failures() {
        return failures;
    }

    public int faces() {
        return byLabel.values().stream().mapToInt(Integer::intValue).sum();
    }

    public int unsure() {
        return count("unsure");
    }

    int count(String label) {
        return byLabel.getOrDefault(label, 0);
    }

    /** Faces by verdict label: every expression in its order, then "unsure". */
    public Map<String, Integer> byLabel() {
        return byLabel;
    }
}
