package dev.mien.train.net;

import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import java.util.List;

/**
 * A dense layer on the embedding: one logit for each class, which is the label of an {@link Expression}.
 *
 * @param name of the head; the network's output of that name has its logits, [n, classes]
 * @param classes in the order of the logits
 */
public record Head(String name, List<String> classes) {
    /**
     * Takes a copy of the list.
     *
     * @param name of the head; the network's output of that name has its logits, [n, classes]
     * @param classes in the order of the logits
     */
    public Head {
        classes = List.copyOf(classes);
    }

    /**
     * {@return a head for expressions}
     *
     * @param name of the head
     * @param classes in the order of the logits
     */
    public static Head of(String name, List<Expression> classes) {
        return new Head(name, classes.stream().map(Expression::label).toList());
    }

    /** {@return the classes in the order of the logits} */
    public List<Expression> expressions() {
        return Expressions.named(classes);
    }

    /**
     * {@return the logit of an expression; -1 if the head does not know it}
     *
     * @param expression any
     */
    public int indexOf(Expression expression) {
        return classes.indexOf(expression.label());
    }
}
