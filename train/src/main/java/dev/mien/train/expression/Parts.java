package dev.mien.train.expression;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.LabelSet;
import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a training and a validation part go together. */
final class Parts {
    private Parts() {}

    /** @throws DatasetException if there is nothing to tell apart, or nothing to measure it on */
    static void requireClasses(ExpressionDataset train, ExpressionDataset valid) throws DatasetException {
        Set<Expression> learnt = shown(train);
        if (learnt.size() < 2) {
            throw new DatasetException(train.name() + ": all labelled pictures show " + names(learnt)
                    + "; a classifier needs pictures of two or more expressions");
        }
        if (Collections.disjoint(train.classes(), shown(valid))) {
            throw new DatasetException(valid.name() + ": shows " + names(shown(valid)) + ", but " + train.name()
                    + " teaches " + names(train.classes()) + "; validation needs expressions that are taught");
        }
    }

    /** On expressions that only one of the two parts has, one line each. */
    static List<String> notes(ExpressionDataset train, ExpressionDataset valid) {
        List<String> notes = new ArrayList<>();
        Set<Expression> unmeasured = new LinkedHashSet<>(shown(train));
        unmeasured.removeAll(shown(valid));
        if (!unmeasured.isEmpty()) {
            notes.add("not measured, for want of pictures in " + valid.name() + ": " + names(unmeasured));
        }
        Set<Expression> unlearnt = new LinkedHashSet<>(shown(valid));
        unlearnt.removeAll(shown(train));
        if (!unlearnt.isEmpty()) {
            notes.add("not learnt, for want of pictures in " + train.name() + ", so that every such picture of "
                    + valid.name() + " counts as an error: " + names(unlearnt));
        }
        return notes;
    }

    /** What a calibration fitted on some faces is called: that of FER+ has a name, for others to be told from it. */
    static Optional<String> calibration(ExpressionDataset valid) {
        return valid.convention().equals(LabelSet.FERPLUS.convention()) ? Optional.of("ferplus") : Optional.empty();
    }

    static String names(Collection<Expression> expressions) {
        return expressions.stream().map(Expression::label).collect(Collectors.joining(", "));
    }

    /** The expressions that some picture's label names. */
    private static Set<Expression> shown(ExpressionDataset data) {
        Set<Expression> shown = new LinkedHashSet<>();
        data.labelled().forEach(sample -> sample.label().ifPresent(shown::add));
        return new LinkedHashSet<>(Expressions.ordered(shown));
    }
}
