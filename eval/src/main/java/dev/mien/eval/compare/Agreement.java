package dev.mien.eval.compare;

import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Counts how two pipelines' verdicts agree, face by face. The categories are the expressions that either knows and "unsure",
 * which counts like any other. Memory does not grow with the number of faces. Figures over no faces are {@code NaN}.
 */
public final class Agreement {
    private record Verdicts(String first, String second) {}

    private final Map<Verdicts, Integer> counts = new HashMap<>();
    private final Set<Expression> expressions = new LinkedHashSet<>();
    private int faces;
    private int agreed;
    private int bothSure;
    private int agreedSure;
    private double distances;

    /**
     * Counts one face.
     *
     * @param face as both pipelines read it
     */
    public void add(ComparedFace face) {
        Verdicts verdicts = new Verdicts(
                face.first().verdict().label(), face.second().verdict().label());
        counts.merge(verdicts, 1, Integer::sum);
        expressions.addAll(face.labels());
        faces++;
        agreed += face.agree() ? 1 : 0;
        bothSure += face.bothSure() ? 1 : 0;
        agreedSure += face.agree() && face.bothSure() ? 1 : 0;
        distances += face.distance();
    }

    /** {@return faces compared} */
    public int faces() {
        return faces;
    }

    /**
     * {@return the expressions that either pipeline knows, all eight of FER+ if no others, as {@link
     * Expressions#listed} has them}
     */
    public List<Expression> expressions() {
        return Expressions.listed(expressions);
    }

    private List<String> labels() {
        return Stream.concat(expressions().stream().map(Expression::label), Stream.of("unsure"))
                .toList();
    }

    /**
     * {@return faces that the first pipeline gives one label and the second another or the same}
     *
     * @param first label of the first pipeline
     * @param second label of the second
     */
    public int count(String first, String second) {
        return counts.getOrDefault(new Verdicts(first, second), 0);
    }

    /**
     * {@return faces that the first pipeline calls so}
     *
     * @param label of an expression, or unsure
     */
    public int first(String label) {
        return labels().stream().mapToInt(other -> count(label, other)).sum();
    }

    /**
     * {@return faces that the second pipeline calls so}
     *
     * @param label of an expression, or unsure
     */
    public int second(String label) {
        return labels().stream().mapToInt(other -> count(other, label)).sum();
    }

    /** {@return the labels that either pipeline gave to some face} */
    public List<String> occurring() {
        List<String> labels = new ArrayList<>(labels());
        labels.removeIf(label -> first(label) + second(label) == 0);
        return labels;
    }

    /** {@return faces with the same verdict from both; both unsure included} */
    public int agreed() {
        return agreed;
    }

    /** {@return the share of faces with the same verdict, 0 to 1} */
    public double share() {
        return (double) agreed / faces;
    }

    /** {@return faces on which neither is unsure} */
    public int bothSure() {
        return bothSure;
    }

    /** {@return of those on which neither is unsure, faces with the same verdict} */
    public int agreedSure() {
        return agreedSure;
    }

    /** {@return the share of the same verdict among the faces on which neither is unsure, 0 to 1} */
    public double shareSure() {
        return (double) agreedSure / bothSure;
    }

    /**
     * Cohen's kappa (1960), unweighted: {@code (o - e) / (1 - e)}, where {@code o} is the share of faces with the same
     * verdict and {@code e} the share to expect if each pipeline gave its verdicts as often as it does but blindly. 1 is
     * perfect agreement, 0 that of chance. {@code NaN} if both give all faces one and the same verdict.
     *
     * @return at most 1; {@code NaN} as said
     */
    public double kappa() {
        double expected = 0;
        for (String label : labels()) {
            expected += (double) first(label) / faces * second(label) / faces;
        }
        return expected == 1 ? Double.NaN : (share() - expected) / (1 - expected);
    }

    /**
     * Mean total variation distance of the two distributions, 0 to 1; see {@link ComparedFace#distance()}.
     *
     * @return the mean over all faces
     */
    public double meanDistance() {
        return distances / faces;
    }
}
