package dev.mien.dataset;

import dev.mien.face.Expression;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Karolinska Directed Emotional Faces (Lundqvist et al. 1998): the file's name says session, sex, person, expression and
 * angle, such as {@code AF01HAS.JPG}: happy, straight.
 */
final class Kdef implements ForeignForm {
    private static final Pattern NAME = Pattern.compile(
            "(?:.*/)?[AB][FM]\\d{2}(AF|AN|DI|HA|NE|SA|SU)(FL|HL|S|HR|FR)\\.jpe?g", Pattern.CASE_INSENSITIVE);
    private static final Map<String, Expression> CLASSES = Map.of(
            "AF", Expression.FEAR,
            "AN", Expression.ANGER,
            "DI", Expression.DISGUST,
            "HA", Expression.HAPPINESS,
            "NE", Expression.NEUTRAL,
            "SA", Expression.SADNESS,
            "SU", Expression.SURPRISE);

    @Override
    public boolean recognises(FileTree tree) {
        return tree.files().stream().anyMatch(file -> NAME.matcher(file).matches());
    }

    @Override
    public ExpressionDataset read(FileTree tree) throws IOException {
        LabelledFiles labelled = new LabelledFiles(tree);
        for (String file : tree.files()) {
            Matcher name = NAME.matcher(file);
            if (name.matches()) {
                labelled.add(
                        file, Objects.requireNonNull(CLASSES.get(name.group(1).toUpperCase(Locale.ROOT))));
            }
        }
        return labelled.dataset("KDEF's posed expressions (7 classes) at all five angles, by the files' names");
    }
}
