package dev.mien.face;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Lists of labels: which a model's names mean, and in which order they are shown. */
public final class Expressions {
    private Expressions() {}

    /**
     * What the names of a model's classes mean: where every one is of FER+, as {@link Expression#parse} reads it, those;
     * otherwise the names themselves.
     *
     * @throws IllegalArgumentException if a name is no label ({@link Expression#of}), or two mean the same
     */
    public static List<Expression> named(List<String> names) {
        List<Expression> labels = names.stream().allMatch(Expressions::isOfFerplus)
                ? names.stream().map(Expression::parse).toList()
                : names.stream().map(Expression::of).toList();
        if (labels.stream().distinct().count() < labels.size()) {
            throw new IllegalArgumentException("labels name one expression twice: " + names);
        }
        return labels;
    }

    /**
     * The label among some that a name means.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static Expression named(String name, List<Expression> among) {
        return among.stream()
                .filter(label ->
                        label.label().equals(name) || isOfFerplus(name) && label.equals(Expression.parse(name)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown expression '" + name + "'; known: "
                        + among.stream().map(Expression::label).collect(Collectors.joining(", "))));
    }

    /** Each once: in the order of FER+ if all are of it, otherwise as they come. */
    public static List<Expression> ordered(Collection<Expression> labels) {
        return Expression.FERPLUS.containsAll(labels)
                ? Expression.FERPLUS.stream().filter(labels::contains).toList()
                : labels.stream().distinct().toList();
    }

    /** What a table over these labels lists: all eight of FER+ where it knows no other, so that such tables can be joined. */
    public static List<Expression> listed(Collection<Expression> labels) {
        return Expression.FERPLUS.containsAll(labels) ? Expression.FERPLUS : ordered(labels);
    }

    private static boolean isOfFerplus(String name) {
        try {
            Expression.parse(name);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
