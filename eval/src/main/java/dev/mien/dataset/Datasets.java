package dev.mien.dataset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Opens labelled data, recognising its form by what is in it. Folders and zips are treated alike, and one folder around
 * everything is looked through.
 *
 * <p>A path may end in {@code #part}: a value of the {@code Usage} column ({@code fer2013.csv#PublicTest}) or a folder at
 * the top ({@code fer2013.zip#test}).
 */
public final class Datasets {
    private static final String EXPRESSION_FORMS =
            "images/ with labels.csv (columns image and FER+ votes or fer2013_label), FER-2013's CSV"
                    + " (emotion,pixels,Usage), fer2013new.csv beside fer2013.csv, one folder an expression, or RAF-DB,"
                    + " AffectNet, ExpW, CK+ or KDEF as they are handed out;"
                    + " the folders may be zipped";
    private static final String DETECTION_FORMS =
            "images/ with labels.csv (columns image,x,y,width,height and perhaps score, or image,x0,y0 to x67,y67), or"
                    + " pictures alone, which"
                    + " then show no face; the folder may be zipped";

    private Datasets() {}

    /**
     * Opens with the data's own labels: FER+ where there are votes.
     *
     * @param path a file or folder
     * @return the pictures, to be closed by the caller
     * @throws IOException if it cannot be read or is no such data set; the message is for the user
     */
    public static ExpressionDataset openExpression(Path path) throws IOException {
        return openExpression(path, Optional.empty());
    }

    /**
     * Opens with the given labels of FER-2013's pictures; class folders have no labels but their names.
     *
     * @param path a file or folder
     * @param labels which of FER-2013's labels
     * @return the pictures, to be closed by the caller
     * @throws IOException if it cannot be read or is no such data set; the message is for the user
     */
    public static ExpressionDataset openExpression(Path path, LabelSet labels) throws IOException {
        return openExpression(path, Optional.of(labels));
    }

    private static ExpressionDataset openExpression(Path path, Optional<LabelSet> labels) throws IOException {
        Located located = locate(path);
        Path file = located.path();
        if (Files.isDirectory(file) || FileTree.isZip(file)) {
            return orClose(openTree(file), tree -> expression(tree, located.part(), labels));
        }
        if (FileTree.nameOf(file).equalsIgnoreCase(Fer2013Csv.VOTES_FILE)) {
            Path beside = file.resolveSibling(Fer2013Csv.PIXELS_FILE);
            return official(
                    FileTree.nameOf(file),
                    () -> csv(file),
                    Files.exists(beside) ? Optional.of(() -> csv(beside)) : Optional.empty(),
                    located.part(),
                    labels,
                    () -> {});
        }
        try (CsvReader csv = csv(file)) {
            if (!Fer2013Csv.recognises(csv)) {
                throw new DatasetException(path + ": not a form of data known here; expected " + EXPRESSION_FORMS);
            }
        }
        return kaggle(FileTree.nameOf(file), () -> csv(file), located.part(), labels, () -> {});
    }

    /**
     * Opens pictures with boxes or points, as {@link DetectionDataset.Options#defaults()} has it.
     *
     * @param path a folder or zip file
     * @return the pictures, to be closed by the caller
     * @throws IOException if it cannot be read or is no such data set; the message is for the user
     */
    public static DetectionDataset openDetection(Path path) throws IOException {
        return openDetection(path, DetectionDataset.Options.defaults());
    }

    /**
     * Opens pictures with boxes or points.
     *
     * @param path a folder or zip file
     * @param options how the boxes count
     * @return the pictures, to be closed by the caller
     * @throws IOException if it cannot be read or is no such data set; the message is for the user
     */
    public static DetectionDataset openDetection(Path path, DetectionDataset.Options options) throws IOException {
        Located located = locate(path);
        if (!Files.isDirectory(located.path()) && !FileTree.isZip(located.path())) {
            throw new DatasetException(path + ": not a folder or zip; expected " + DETECTION_FORMS);
        }
        return orClose(openTree(located.path()), tree -> {
            FileTree part = enter(tree, located.part());
            FileTree inner = part.folders().contains("images") ? part : unwrapped(part);
            if (LandmarkPictures.recognises(inner)) {
                return LandmarkPictures.read(inner);
            }
            if (!BoxedPictures.recognises(inner)) {
                throw unknownForm(part, DETECTION_FORMS);
            }
            return BoxedPictures.read(inner, options);
        });
    }

    private static ExpressionDataset expression(FileTree tree, Optional<String> part, Optional<LabelSet> labels)
            throws IOException {
        FileTree outer = ClassFolders.recognises(tree) ? tree : unwrapped(tree);
        boolean hasVotes = outer.files().contains(Fer2013Csv.VOTES_FILE);
        boolean hasPixels = outer.files().contains(Fer2013Csv.PIXELS_FILE);
        if (hasVotes) {
            return official(
                    tree.name(),
                    () -> outer.csv(Fer2013Csv.VOTES_FILE),
                    hasPixels ? Optional.of(() -> outer.csv(Fer2013Csv.PIXELS_FILE)) : Optional.empty(),
                    part,
                    labels,
                    tree);
        }
        if (hasPixels) {
            return kaggle(tree.name(), () -> outer.csv(Fer2013Csv.PIXELS_FILE), part, labels, tree);
        }
        RafDb divided = new RafDb();
        if (part.isPresent() && divided.recognises(outer)) {
            return divided.read(outer.named(outer.name() + "#" + part.get()), part.get() + "_");
        }
        FileTree inner = part.isPresent() ? enter(outer, part) : outer;
        if (VotedPictures.recognises(inner)) {
            return VotedPictures.read(inner, labels);
        }
        for (ForeignForm form : ForeignForm.ALL) {
            if (form.recognises(inner)) {
                return form.read(inner);
            }
        }
        if (ClassFolders.recognises(inner)) {
            return ClassFolders.read(inner);
        }
        throw unknownForm(inner, EXPRESSION_FORMS);
    }

    private static ExpressionDataset official(
            String name,
            Fer2013Csv.Source votes,
            Optional<Fer2013Csv.Source> pixels,
            Optional<String> part,
            Optional<LabelSet> labels,
            Closeable files)
            throws IOException {
        if (pixels.isEmpty()) {
            throw new DatasetException(name + ": " + Fer2013Csv.VOTES_FILE + " holds only votes; put Kaggle's "
                    + Fer2013Csv.PIXELS_FILE + " with the pictures beside it");
        }
        return labels.equals(Optional.of(LabelSet.FER2013))
                ? Fer2013Csv.read(name, pixels.get(), part, files)
                : Fer2013Csv.readVoted(name, votes, pixels.get(), part, files);
    }

    private static ExpressionDataset kaggle(
            String name, Fer2013Csv.Source pixels, Optional<String> part, Optional<LabelSet> labels, Closeable files)
            throws IOException {
        if (labels.equals(Optional.of(LabelSet.FERPLUS))) {
            throw new DatasetException(name + ": has FER-2013's labels only; for FER+ put " + Fer2013Csv.VOTES_FILE
                    + " beside it and open the folder");
        }
        return Fer2013Csv.read(name, pixels, part, files);
    }

    /** A path split from the part that may follow it. */
    private record Located(Path path, Optional<String> part) {}

    private static Located locate(Path path) throws DatasetException {
        if (Files.exists(path)) {
            return new Located(path, Optional.empty());
        }
        String text = path.toString();
        int hash = text.lastIndexOf('#');
        if (hash > 0 && Files.exists(Path.of(text.substring(0, hash)))) {
            return new Located(Path.of(text.substring(0, hash)), Optional.of(text.substring(hash + 1)));
        }
        throw new DatasetException(path + ": no such file or folder");
    }

    private static FileTree openTree(Path path) throws IOException {
        return Files.isDirectory(path) ? FileTree.ofFolder(path) : FileTree.ofZip(path);
    }

    private static CsvReader csv(Path file) throws IOException {
        return new CsvReader(Files.newInputStream(file), FileTree.nameOf(file));
    }

    /** The tree within a folder that holds everything else, if there is one. */
    private static FileTree unwrapped(FileTree tree) {
        boolean wrapped = tree.folders().size() == 1 && tree.files().stream().allMatch(file -> file.indexOf('/') > 0);
        return wrapped && !ClassFolders.recognises(tree)
                ? tree.under(tree.folders().first())
                : tree;
    }

    private static FileTree enter(FileTree tree, Optional<String> part) throws DatasetException {
        if (part.isEmpty()) {
            return tree;
        }
        String folder = tree.folders().stream()
                .filter(part.get()::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new DatasetException(
                        tree.name() + ": no part '" + part.get() + "'; folders in it: " + tree.folders()));
        return tree.under(folder).named(tree.name() + "#" + folder);
    }

    private static DatasetException unknownForm(FileTree tree, String forms) {
        TreeSet<String> top = new TreeSet<>(tree.folders());
        tree.files().stream().filter(file -> file.indexOf('/') < 0).forEach(top::add);
        String found = top.isEmpty()
                ? "nothing"
                : String.join(", ", top.stream().limit(8).toList()) + (top.size() > 8 ? ", …" : "");
        return new DatasetException(tree.name() + ": not a form of data known here; expected " + forms + ". Found: "
                + found + ". Name a folder within it as path#folder");
    }

    /** What reads a tree; the result owns it. */
    private interface Reading<T> {
        T from(FileTree tree) throws IOException;
    }

    private static <T> T orClose(FileTree tree, Reading<T> reading) throws IOException {
        try {
            return reading.from(tree);
        } catch (IOException | RuntimeException e) {
            tree.close();
            throw e;
        }
    }
}
