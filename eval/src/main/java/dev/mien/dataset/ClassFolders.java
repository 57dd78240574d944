package dev.mien.dataset;

import dev.mien.base.Printable;
import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Collectors;

/**
 * One folder a class; pictures may lie deeper within it. Where all folders are called after expressions of FER+, in any case or by
 * a usual synonym, the labels are those; otherwise every folder's name is a label of the data's own, as it is.
 */
final class ClassFolders {
    private ClassFolders() {}

    /** Folders of expressions, or two and more folders with pictures right in them and nothing that is none. */
    static boolean recognises(FileTree tree) {
        SortedSet<String> folders = tree.folders();
        return folders.stream().anyMatch(folder -> parse(folder).isPresent())
                || (folders.size() > 1
                        && folders.stream().allMatch(folder -> holdsPictures(tree, folder))
                        && tree.files().stream().noneMatch(file -> file.indexOf('/') < 0));
    }

    private static boolean holdsPictures(FileTree tree, String folder) {
        return tree.files().tailSet(folder + "/").stream()
                .takeWhile(file -> file.startsWith(folder + "/"))
                .anyMatch(file -> file.indexOf('/', folder.length() + 1) < 0 && FileTree.isPicture(file));
    }

    static ExpressionDataset read(FileTree tree) throws IOException {
        Map<String, Expression> classes = classes(tree);
        List<Sample> samples = new ArrayList<>();
        List<String> skipped = new ArrayList<>(tree.skipped());
        for (String file : tree.files()) {
            int slash = file.indexOf('/');
            if (slash < 0) {
                skipped.add(Printable.of(file) + ": in no class folder");
            } else if (!FileTree.isPicture(file)) {
                skipped.add(Printable.of(file) + ": not a picture, by its name");
            } else {
                Optional<Expression> label = Optional.ofNullable(classes.get(file.substring(0, slash)));
                samples.add(Sample.of(file, label, tree.picture(file)));
            }
        }
        List<Expression> known = Expressions.ordered(classes.values());
        String convention = "the label is the name of the picture's class folder ("
                + known.stream().map(Expression::label).collect(Collectors.joining(", ")) + ")";
        return new ExpressionDataset(tree.name(), convention, known, samples, skipped, tree);
    }

    private static Map<String, Expression> classes(FileTree tree) throws DatasetException {
        boolean own = tree.folders().stream().anyMatch(folder -> parse(folder).isEmpty());
        Map<String, Expression> classes = new LinkedHashMap<>();
        for (String folder : tree.folders()) {
            try {
                classes.put(folder, own ? Expression.of(folder) : Expression.parse(folder));
            } catch (IllegalArgumentException e) {
                throw new DatasetException(
                        tree.name() + ": folder '" + folder + "' cannot be a label: " + e.getMessage(), e);
            }
        }
        return classes;
    }

    static Optional<Expression> parse(String folder) {
        try {
            return Optional.of(Expression.parse(folder));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
