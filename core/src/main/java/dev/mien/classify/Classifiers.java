package dev.mien.classify;

import dev.mien.model.Model;
import dev.mien.model.ModelException;
import dev.mien.model.Models;
import java.util.Map;
import java.util.TreeMap;

/** The table of classifiers: which code runs which kind of model. */
public final class Classifiers {
    private interface Factory {
        ExpressionClassifier of(Model model) throws ModelException;
    }

    private static final Map<String, Factory> KINDS =
            new TreeMap<>(Map.of(SvmClassifier.KIND, SvmClassifier::of, NetworkClassifier.KIND, NetworkClassifier::of));

    private Classifiers() {}

    /**
     * The classifier of a built-in model or of a model folder.
     *
     * @throws ModelException if there is no such model (the message lists the built-in ones), or it is no sound model of a
     *     classifier
     */
    public static ExpressionClassifier create(String idOrFolder) throws ModelException {
        return create(Models.load(idOrFolder));
    }

    /** The classifier of a model. */
    public static ExpressionClassifier create(Model model) throws ModelException {
        String kind = model.manifest().kind();
        Factory factory = KINDS.get(kind);
        if (factory == null) {
            throw new ModelException("model " + model.manifest().id() + " is of kind '" + kind
                    + "', which is no classifier; known kinds: " + String.join(", ", KINDS.keySet()));
        }
        return factory.of(model);
    }
}
