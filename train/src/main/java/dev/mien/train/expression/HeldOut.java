package dev.mien.train.expression;

import dev.mien.dataset.DatasetException;
import dev.mien.dataset.ExpressionDataset;
import dev.mien.dataset.Sample;
import dev.mien.face.Expression;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * Labelled pictures divided: a fifth is held out to calibrate and measure on. No person is in both parts where names of files tell
 * persons apart ({@code Jane_Doe_0003.jpg} is of {@code Jane_Doe}); otherwise a fifth of each class is drawn. The same files are
 * divided in the same way each time.
 *
 * @param train to learn from
 * @param valid to calibrate and measure on; closing either part closes the files of both
 * @param how they were divided, in one line
 */
public record HeldOut(ExpressionDataset train, ExpressionDataset valid, String how) {
    private static final int SHARE = 5;
    /** With fewer persons a fifth of them says nothing. */
    private static final int LEAST_PERSONS = 10;

    /**
     * {@return the two parts of a data set}
     *
     * @param data with labels; its files stay open
     * @throws DatasetException if too little is labelled for two parts
     */
    public static HeldOut of(ExpressionDataset data) throws DatasetException {
        Map<String, List<Sample>> persons =
                data.labelled().stream().collect(Collectors.groupingBy(sample -> ScoredFaces.person(sample.id())));
        boolean told = persons.size() >= LEAST_PERSONS
                && persons.size() < data.labelled().size();
        Set<String> held = told ? fifth(persons) : fifthOfEachClass(data.labelled());
        if (held.isEmpty() || held.size() == data.labelled().size()) {
            throw new DatasetException(data.name() + ": " + data.labelled().size()
                    + " labelled pictures are too few to hold some out; name others with --valid");
        }
        ExpressionDataset train = data.part("the rest", sample -> !held.contains(sample.id()));
        ExpressionDataset valid = data.part("a fifth held out", sample -> held.contains(sample.id()));
        String how = String.format(
                "no --valid: %d of %d pictures of %s are held out to calibrate and measure on, %s",
                held.size(),
                data.labelled().size(),
                data.name(),
                told
                        ? "no person of which is learned from"
                        : "a fifth of each class; persons cannot be told by the files' names, so that figures flatter where"
                                + " one is in both parts");
        return new HeldOut(train, valid, how);
    }

    /**
     * {@return the even half of a data set, by the persons: what may be learned from where the odd half is to choose by}
     *
     * @param data with labels; its files stay open
     * @throws DatasetException if no person is in that half
     */
    public static ExpressionDataset evenHalf(ExpressionDataset data) throws DatasetException {
        return data.part("even half", sample -> ScoredFaces.isEven(ScoredFaces.person(sample.id())));
    }

    private static Set<String> fifth(Map<String, List<Sample>> persons) {
        return persons.entrySet().stream()
                .filter(person -> number(person.getKey()) % SHARE == 0)
                .flatMap(person -> person.getValue().stream())
                .map(Sample::id)
                .collect(Collectors.toSet());
    }

    /** One of each class at least, as long as one is left to learn from. */
    private static Set<String> fifthOfEachClass(List<Sample> samples) {
        Map<Expression, List<String>> classes = new HashMap<>();
        for (Sample sample : samples) {
            sample.label()
                    .ifPresent(label -> classes.computeIfAbsent(label, none -> new ArrayList<>())
                            .add(sample.id()));
        }
        Set<String> held = new HashSet<>();
        for (List<String> ids : classes.values()) {
            ids.sort(Comparator.comparingLong(HeldOut::number).thenComparing(Comparator.naturalOrder()));
            held.addAll(ids.subList(0, ids.size() < 2 ? 0 : Math.max(1, ids.size() / SHARE)));
        }
        return held;
    }

    /** Says nothing about a name, but always the same. */
    private static long number(String name) {
        CRC32 sum = new CRC32();
        sum.update(name.getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
