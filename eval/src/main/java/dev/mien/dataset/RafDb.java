package dev.mien.dataset;

import dev.mien.face.Expression;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * RAF-DB's basic emotions (Li et al. 2017) as handed out: {@code list_patition_label.txt} with lines such as {@code
 * train_00001.jpg 5}, and pictures that are called so, or {@code train_00001_aligned.jpg}, which are preferred. Parts
 * are {@code #train} and {@code #test}.
 */
final class RafDb implements ForeignForm {
    private static final String LIST = "list_patition_label.txt";
    /** By their numbers, from 1. */
    static final List<Expression> CLASSES = List.of(
            Expression.SURPRISE,
            Expression.FEAR,
            Expression.DISGUST,
            Expression.HAPPINESS,
            Expression.SADNESS,
            Expression.ANGER,
            Expression.NEUTRAL);

    @Override
    public boolean recognises(FileTree tree) {
        return list(tree).isPresent();
    }

    private static Optional<String> list(FileTree tree) {
        return tree.files().stream().filter(file -> file.endsWith(LIST)).findFirst();
    }

    @Override
    public ExpressionDataset read(FileTree tree) throws IOException {
        return read(tree, "");
    }

    /** @param part whose pictures count; empty for all */
    ExpressionDataset read(FileTree tree, String part) throws IOException {
        FileNames names = new FileNames(tree);
        LabelledFiles labelled = new LabelledFiles(tree);
        String list = list(tree).orElseThrow();
        TextLines lines = TextLines.of(tree, list);
        for (TextLines.Line line : lines.all()) {
            String[] words = line.words(2);
            Expression label = line.oneOf(words[1], 1, CLASSES);
            if (!words[0].startsWith(part)) {
                continue;
            }
            names.find(words[0].replaceFirst("\\.\\w+$", "_aligned.jpg"))
                    .or(() -> names.find(words[0]))
                    .ifPresent(file -> labelled.add(file, label));
        }
        return labelled.dataset("RAF-DB's single labels (7 classes), by " + LIST);
    }
}
