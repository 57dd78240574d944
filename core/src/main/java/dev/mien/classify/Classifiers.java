package dev.mien.classify;

import dev.mien.model.ExpressionModel;
import dev.mien.model.ModelException;
import dev.mien.model.ModelKind;
import dev.mien.model.Models;
import dev.mien.stage.StageTable;
import dev.mien.stage.StageTable.Row;
import java.util.List;

/** The table of classifiers: which code runs which kind of model. */
public final class Classifiers {
    private static final StageTable<Factory> TABLE = new StageTable<Factory>("classifier")
            .with(ModelKind.NETWORK.label(), "the end of a network, or a dense head", NetworkClassifier::of)
            .with(ModelKind.SVM.label(), "kernel machine on features", SvmClassifier::of);

    /** Makes the classifier of a model. */
    public interface Factory {
        /**
         * {@return the classifier that the model's files describe}
         *
         * @param model a model of the row's kind
         * @throws ModelException if a file is missing, damaged or does not fit the manifest
         */
        ExpressionClassifier of(ExpressionModel model) throws ModelException;
    }

    private Classifiers() {}

    /** {@return what {@link #create} knows, by the label of the model's kind} */
    public static List<Row<Factory>> rows() {
        return TABLE.rows();
    }

    /**
     * {@return the classifier of a built-in model or of a model folder}
     *
     * @param idOrFolder id of a built-in or added model, or else the path of a model folder
     * @throws ModelException if there is no such model (the message lists the built-in ones), or it is no sound model of
     *     a classifier
     */
    public static ExpressionClassifier create(String idOrFolder) throws ModelException {
        return create(Models.load(idOrFolder));
    }

    /**
     * {@return the classifier of a model}
     *
     * @param model any model for expressions
     * @throws ModelException if a file is missing, damaged or does not fit the manifest
     */
    public static ExpressionClassifier create(ExpressionModel model) throws ModelException {
        return TABLE.create(model.manifest().kind().label()).of(model);
    }
}
