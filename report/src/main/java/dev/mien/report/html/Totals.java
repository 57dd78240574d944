package dev.mien.report.html;

import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import dev.mien.face.FaceResult;
import dev.mien.face.FrameResult;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Counts over a run. */
final class Totals {
    private final Set<Expression> labels = new LinkedHashSet<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private int pictures;
    private int picturesWithoutFaces;
    private int failures;

    void add(FrameResult result) {
        pictures++;
        if (result.faces().isEmpty()) {
            picturesWithoutFaces++;
        }
        for (FaceResult face : result.faces()) {
            labels.addAll(face.scores().labels());
            counts.merge(face.verdict().label(), 1, Integer::sum);
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
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    int unsure() {
        return count("unsure");
    }

    int count(String label) {
        return counts.getOrDefault(label, 0);
    }

    /** The expressions that the faces were judged by, as {@link Expressions#listed} has them. */
    List<Expression> labels() {
        return Expressions.listed(labels);
    }

    /** Faces by verdict label: every one of {@link #labels}, then "unsure". */
    Map<String, Integer> byLabel() {
        Map<String, Integer> byLabel = new LinkedHashMap<>();
        labels().forEach(expression -> byLabel.put(expression.label(), count(expression.label())));
        byLabel.put("unsure", unsure());
        return byLabel;
    }
}
