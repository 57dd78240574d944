package dev.mien.dataset;

import dev.mien.face.Expression;
import java.io.IOException;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Extended Cohn-Kanade data (CK+, Lucey et al. 2010): sequences {@code S005/001/S005_001_00000001.png} from neutral to the
 * apex, and {@code S005_001_00000011_emotion.txt} with the class of some. The picture that a label names counts with it, and the
 * first of every sequence as neutral.
 */
final class CohnKanade implements ForeignForm {
    private static final Pattern LABEL = Pattern.compile("(?:.*/)?(S\\d{3}_\\d{3}_\\d{8})_emotion\\.txt");
    private static final Pattern PICTURE = Pattern.compile("(?:.*/)?(S\\d{3}_\\d{3})_\\d{8}\\.png");
    private static final List<Expression> CLASSES = List.of(
            Expression.NEUTRAL,
            Expression.ANGER,
            Expression.CONTEMPT,
            Expression.DISGUST,
            Expression.FEAR,
            Expression.HAPPINESS,
            Expression.SADNESS,
            Expression.SURPRISE);

    @Override
    public boolean recognises(FileTree tree) {
        return tree.files().stream().anyMatch(file -> LABEL.matcher(file).matches());
    }

    @Override
    public ExpressionDataset read(FileTree tree) throws IOException {
        FileNames names = new FileNames(tree);
        LabelledFiles labelled = new LabelledFiles(tree);
        for (String file : tree.files()) {
            Matcher label = LABEL.matcher(file);
            if (label.matches()) {
                List<TextLines.Line> lines = TextLines.of(tree, file).all();
                if (lines.size() != 1) {
                    throw new DatasetException(
                            tree.name() + "/" + file + ": expected one line with a class, got " + lines.size());
                }
                Expression expression = lines.get(0).oneOf(lines.get(0).text(), 0, CLASSES);
                names.find(label.group(1) + ".png").ifPresent(picture -> labelled.add(picture, expression));
            }
        }
        NavigableSet<String> begun = new TreeSet<>();
        for (String file : tree.files()) {
            Matcher picture = PICTURE.matcher(file);
            if (picture.matches() && begun.add(picture.group(1))) {
                labelled.add(file, Expression.NEUTRAL);
            }
        }
        return labelled.dataset(
                "CK+: the apex of each labelled sequence, and the first picture of every one as neutral");
    }
}
