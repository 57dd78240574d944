package dev.mien.dataset;

import dev.mien.base.Printable;
import dev.mien.face.Expression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Pictures in {@code images/} beside a {@code labels.csv} with a column {@code image}, the FER+ votes ({@code neutral}
 * to {@code contempt}, {@code unknown}, {@code not_a_face}) and, or instead, {@code fer2013_label}.
 */
final class VotedPictures {
    static final String LABELS = "labels.csv";
    private static final String NOT_A_FACE = "not_a_face";
    private static final String FER2013 = "fer2013_label";

    private VotedPictures() {}

    static boolean recognises(FileTree tree) throws IOException {
        if (!tree.files().contains(LABELS)) {
            return false;
        }
        try (CsvReader csv = tree.csv(LABELS)) {
            return csv.has("image") && (csv.has(FER2013) || hasVotes(csv));
        }
    }

    static ExpressionDataset read(FileTree tree, Optional<LabelSet> asked) throws IOException {
        try (CsvReader csv = tree.csv(LABELS)) {
            LabelSet labels = asked.orElse(hasVotes(csv) ? LabelSet.FERPLUS : LabelSet.FER2013);
            if (labels == LabelSet.FERPLUS ? !hasVotes(csv) : !csv.has(FER2013)) {
                throw new DatasetException(tree.name() + "/" + LABELS + ": no "
                        + (labels == LabelSet.FERPLUS ? "FER+ votes" : "column '" + FER2013 + "'")
                        + " in it; choose the other label set");
            }
            List<Sample> samples = new ArrayList<>();
            Map<String, Long> lines = new HashMap<>();
            for (Optional<CsvRow> next = csv.next(); next.isPresent(); next = csv.next()) {
                CsvRow row = next.get();
                String image = row.text("image");
                Long earlier = lines.putIfAbsent(image, row.line());
                if (earlier != null) {
                    throw row.fault("'" + image + "' was labelled before, in line " + earlier);
                }
                PictureSource picture = tree.picture("images/" + image);
                samples.add(labels == LabelSet.FERPLUS ? voted(row, image, picture) : named(row, image, picture));
            }
            return new ExpressionDataset(
                    tree.name(), labels.convention(), labels.classes(), samples, skipped(tree, lines.keySet()), tree);
        }
    }

    /** Files of {@code images/} that no row names, and files elsewhere. */
    static List<String> skipped(FileTree tree, Set<String> named) {
        Set<String> rest = new TreeSet<>(tree.files());
        rest.remove(LABELS);
        named.forEach(image -> rest.remove("images/" + image));
        List<String> skipped = new ArrayList<>(tree.skipped());
        rest.forEach(file -> skipped.add(Printable.of(file) + ": no row in " + LABELS));
        return skipped;
    }

    private static boolean hasVotes(CsvReader csv) {
        for (Expression expression : Expression.FERPLUS) {
            if (!csv.has(expression.label())) {
                return false;
            }
        }
        return csv.has("unknown", NOT_A_FACE);
    }

    private static Sample voted(CsvRow row, String image, PictureSource picture) throws DatasetException {
        Votes votes = Votes.of(row, NOT_A_FACE);
        return new Sample(image, votes.majority(), votes.distribution(), picture);
    }

    private static Sample named(CsvRow row, String image, PictureSource picture) throws DatasetException {
        String label = row.text(FER2013);
        if (label.isEmpty()) {
            return Sample.of(image, Optional.empty(), picture);
        }
        Expression expression;
        try {
            expression = Expression.parse(label);
        } catch (IllegalArgumentException e) {
            throw row.fault("column '" + FER2013 + "': " + e.getMessage());
        }
        return Sample.of(image, Optional.of(expression), picture);
    }
}
