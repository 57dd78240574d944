package dev.mien.face;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lists of labels: which a model's names mean, and in which order they are shown. */
public final class Expressions {
    private Expressions() {}

    /**
     * {@return what the names of a model's classes mean: where every one is of FER+, as {@link Expression#parse} reads
     * it, those; otherwise the names themselves}
     *
     * @param names the labels of a manifest, in the order of the model's outputs
     * @throws IllegalArgumentException if a name is no label ({@link Expression#of}), or two mean the same
     */
    public static List<Expression> named(List<String> names) {
        List<Expression> labels =
                names.stream().allMatch(name -> ofFerplus(name).isPresent())
                        ? names.stream().map(Expression::parse).toList()
                        : names.stream().map(Expression::of).toList();
        if (labels.stream().distinct().count() < labels.size()) {
            throw new IllegalArgumentException("labels name one expression twice: " + names);
        }
        return labels;
    }

    /**
     * {@return what a name means: the label among some that is called so, otherwise an expression of FER+}
     *
     * @param name as a user writes it
     * @param among the labels that a model knows
     * @throws IllegalArgumentException if it is neither; the message lists those some
     */
    public static Expression named(String name, List<Expression> among) {
        return among.stream()
                .filter(label -> label.label().equals(name))
                .findFirst()
                .or(() -> ofFerplus(name))
                .orElseThrow(() -> new IllegalArgumentException("unknown expression '" + name + "'; known: "
                        + among.stream().map(Expression::label).collect(Collectors.joining(", "))));
    }

    /**
     * {@return each label once, in the order of FER+ if all are of it, otherwise as they come}
     *
     * @param labels any labels, repeated or not
     */
    public static List<Expression> ordered(Collection<Expression> labels) {
        return Expression.FERPLUS.containsAll(labels)
                ? Expression.FERPLUS.stream().filter(labels::contains).toList()
                : labels.stream().distinct().toList();
    }

    /**
     * {@return what a table over these labels lists: all eight of FER+ where it knows no other, so that such tables can
     * be joined}
     *
     * @param labels those that occur
     */
    public static List<Expression> listed(Collection<Expression> labels) {
        return Expression.FERPLUS.containsAll(labels) ? Expression.FERPLUS : ordered(labels);
    }

    private static Optional<Expression> ofFerplus(String name) {
        try {
            return Optional.of(Expression.parse(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
