package dev.mien.dataset;

import java.io.IOException;
import java.util.List;

/** A form that a well-known data set is handed out in. Whoever has one may train and measure on it. */
interface ForeignForm {
    /** Those that are known, in the order they are tried. */
    List<ForeignForm> ALL =
            List.of(new RafDb(), new ExpW(), new CohnKanade(), new Kdef(), new YoloFaces(), new NumberedFolders());

    /** Whether a tree is in this form, by its names alone. */
    boolean recognises(FileTree tree) throws IOException;

    /** The labelled pictures; the result owns the tree. */
    ExpressionDataset read(FileTree tree) throws IOException;
}
