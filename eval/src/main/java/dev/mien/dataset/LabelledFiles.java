package dev.mien.dataset;

import dev.mien.base.Printable;
import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gathers pictures of a tree with their labels. */
final class LabelledFiles {
    private final FileTree tree;
    private final List<Sample> samples = new ArrayList<>();
    private final Set<String> used = new HashSet<>();
    private final Set<Expression> classes = new LinkedHashSet<>();

    LabelledFiles(FileTree tree) {
        this.tree = tree;
    }

    void add(String file, Expression label) {
        add(file, file, label, tree.picture(file));
    }

    /** @param picture made of the file */
    void add(String id, String file, Expression label, PictureSource picture) {
        used.add(file);
        classes.add(label);
        samples.add(Sample.of(id, Optional.of(label), picture));
    }

    /**
     * @param convention which pictures count and how they got their label
     * @throws DatasetException if none has
     */
    ExpressionDataset dataset(String convention) throws IOException {
        List<String> skipped = new ArrayList<>(tree.skipped());
        tree.files().stream()
                .filter(file -> FileTree.isPicture(file) && !used.contains(file))
                .forEach(file -> skipped.add(Printable.of(file) + ": has no label that counts"));
        return new ExpressionDataset(tree.name(), convention, Expressions.ordered(classes), samples, skipped, tree);
    }
}
