package dev.mien.dataset;

import dev.mien.face.Expression;
import dev.mien.face.Expressions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** One folder an expression, named in any case or by a usual synonym; pictures may lie deeper within it. */
final class ClassFolders {
    private ClassFolders() {}

    static boolean recognises(FileTree tree) {
        return tree.folders().stream().anyMatch(folder -> parse(folder).isPresent());
    }

    static ExpressionDataset read(FileTree tree) throws IOException {
        Map<String, Expression> classes = new TreeMap<>();
        List<String> unknown = new ArrayList<>();
        for (String folder : tree.folders()) {
            parse(folder).ifPresentOrElse(e -> classes.put(folder, e), () -> unknown.add(folder));
        }
        if (!unknown.isEmpty()) {
            throw new DatasetException(tree.name() + ": not an expression: " + String.join(", ", unknown)
                    + "; class folders may be called "
                    + Expression.FERPLUS.stream().map(Expression::label).collect(Collectors.joining(", ")));
        }
        List<Sample> samples = new ArrayList<>();
        List<String> skipped = new ArrayList<>(tree.skipped());
        for (String file : tree.files()) {
            int slash = file.indexOf('/');
            if (slash < 0) {
                skipped.add(file + ": in no class folder");
            } else if (!FileTree.isPicture(file)) {
                skipped.add(file + ": not a picture, by its name");
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

    static Optional<Expression> parse(String folder) {
        try {
            return Optional.of(Expression.parse(folder));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
