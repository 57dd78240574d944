package dev.mien.dataset;

import dev.mien.face.Expression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * AffectNet (Mollahosseini et al. 2019) as it is passed on for YOLO: {@code data.yaml} with {@code names: [...]}, {@code
 * images/} and {@code labels/} with a file a picture, {@code class x y width height}; the pictures show one face each, whose
 * class is that of the first line. Any folders {@code train}, {@code valid} and {@code test} may lie between.
 */
final class YoloFaces implements ForeignForm {
    private static final String NAMES = "data.yaml";
    private static final Pattern LIST = Pattern.compile("names:\\s*\\[(.*?)]", Pattern.DOTALL);

    @Override
    public boolean recognises(FileTree tree) throws IOException {
        return names(tree).isPresent()
                && tree.files().stream().anyMatch(file -> file.contains("labels/") && file.endsWith(".txt"));
    }

    private static Optional<String> names(FileTree tree) {
        return tree.files().stream().filter(file -> file.endsWith(NAMES)).findFirst();
    }

    @Override
    public ExpressionDataset read(FileTree tree) throws IOException {
        List<Expression> classes = classes(tree, names(tree).orElseThrow());
        LabelledFiles labelled = new LabelledFiles(tree);
        for (String file : tree.files()) {
            int folder = file.indexOf("images/");
            if (folder >= 0 && FileTree.isPicture(file)) {
                String label = file.substring(0, folder) + "labels/"
                        + file.substring(folder + "images/".length(), file.lastIndexOf('.')) + ".txt";
                if (tree.files().contains(label)) {
                    List<TextLines.Line> lines = TextLines.of(tree, label).all();
                    if (!lines.isEmpty()) {
                        TextLines.Line first = lines.get(0);
                        labelled.add(file, first.oneOf(first.words(5)[0], 0, classes));
                    }
                }
            }
        }
        return labelled.dataset("the class of the picture's first box; classes by " + NAMES);
    }

    private static List<Expression> classes(FileTree tree, String file) throws IOException {
        Matcher list = LIST.matcher(String.join("\n", tree.lines(file)));
        if (!list.find()) {
            throw new DatasetException(tree.name() + "/" + file + ": expected a line 'names: [...]' with the classes");
        }
        List<Expression> classes = new ArrayList<>();
        for (String name : list.group(1).split(",")) {
            String plain = name.strip().replaceAll("^['\"]|['\"]$", "");
            classes.add(ClassFolders.parse(plain)
                    .orElseThrow(() -> new DatasetException(
                            tree.name() + "/" + file + ": '" + plain + "' is no expression known here")));
        }
        return classes;
    }
}
