package dev.mien.dataset;

import dev.mien.face.Expression;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Folders called by the numbers of classes: 0 to 7, as AffectNet counts them, or 1 to 7, as RAF-DB does. Other numbers are not
 * taken, for everybody counts otherwise.
 */
final class NumberedFolders implements ForeignForm {
    private static final List<Expression> AFFECTNET = List.of(
            Expression.NEUTRAL,
            Expression.HAPPINESS,
            Expression.SADNESS,
            Expression.SURPRISE,
            Expression.FEAR,
            Expression.DISGUST,
            Expression.ANGER,
            Expression.CONTEMPT);

    @Override
    public boolean recognises(FileTree tree) {
        return tree.folders().equals(numbers(0, 7)) || tree.folders().equals(numbers(1, 7));
    }

    private static Set<String> numbers(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(String::valueOf).collect(Collectors.toSet());
    }

    @Override
    public ExpressionDataset read(FileTree tree) throws IOException {
        boolean affectNet = tree.folders().contains("0");
        LabelledFiles labelled = new LabelledFiles(tree);
        for (String file : tree.files()) {
            if (FileTree.isPicture(file) && file.indexOf('/') > 0) {
                int number = Integer.parseInt(file.substring(0, file.indexOf('/')));
                labelled.add(file, affectNet ? AFFECTNET.get(number) : RafDb.CLASSES.get(number - 1));
            }
        }
        return labelled.dataset("the number of the picture's folder, as "
                + (affectNet
                        ? "AffectNet counts (0 neutral to 7 contempt)"
                        : "RAF-DB counts (1 surprise to 7 neutral)"));
    }
}
