package dev.mien.model;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** What a model is, whatever its stage: the content of its {@code model.json}. */
public sealed interface Manifest permits ExpressionManifest, NetworkManifest {
    /** The file a manifest lies in. */
    String FILE_NAME = "model.json";

    /** {@return what the model is chosen by: lower-case letters, digits, '.', '_' and '-'} */
    String id();

    /** {@return the name of the model, for people} */
    String version();

    /** {@return which code runs it} */
    ModelKind kind();

    /** {@return what the model is, in one sentence} */
    String description();

    /** {@return SPDX identifier or a short name} */
    String licence();

    /** {@return where it came from; absent where that is not known} */
    Optional<Training> training();

    /** {@return the files with example inputs and the outputs they must give; a model that ships has them} */
    Optional<Golden> golden();

    /** {@return every file of the model but {@link #FILE_NAME}; empty only until a {@link ModelWriter} fills it in} */
    List<ModelFile> files();

    /** {@return what the model is for: "expression", "detection" or "landmarks"} */
    default String stage() {
        return kind().stage();
    }

    /**
     * {@return the same manifest with other files}
     *
     * @param entries every file of the model but {@link #FILE_NAME}
     */
    Manifest withFiles(List<ModelFile> entries);

    /**
     * {@return the entry of a file, if the model has one of that name}
     *
     * @param name without folders
     */
    default Optional<ModelFile> file(String name) {
        return files().stream().filter(file -> file.name().equals(name)).findFirst();
    }

    /**
     * Checks an id; worth asking before a long training.
     *
     * @param id what a model is to be called
     * @throws IllegalArgumentException if no model can be called so
     */
    static void requireId(String id) {
        if (!id.matches("[a-z0-9][a-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException(
                    "id needs lower-case letters, digits, '.', '_' or '-' and begins with a letter or digit, got '" + id
                            + "'");
        }
    }

    /**
     * Where a model came from: enough to train it again.
     *
     * @param data names of the data sets
     * @param command the command line
     * @param seed of every random choice
     * @param date as in 2026-11-22
     */
    record Training(String data, String command, long seed, String date) {
        /**
         * Checks the components.
         *
         * @param data names of the data sets
         * @param command the command line
         * @param seed of every random choice
         * @param date as in 2026-11-22
         * @throws IllegalArgumentException if a text is empty or the date has another form
         */
        public Training {
            ManifestRules.requireText("training.data", data);
            ManifestRules.requireText("training.command", command);
            try {
                LocalDate.parse(date);
            } catch (DateTimeParseException e) {
                throw new IllegalArgumentException("training.date must look like 2026-11-22, got '" + date + "'", e);
            }
        }
    }

    /**
     * Example inputs and the outputs they must give, so that a change of code that changes answers is noticed.
     *
     * @param inputs name of the file of inputs
     * @param outputs name of the file of outputs
     */
    record Golden(String inputs, String outputs) {
        /**
         * Checks the components.
         *
         * @param inputs name of the file of inputs
         * @param outputs name of the file of outputs
         * @throws IllegalArgumentException if a name is no plain file name
         */
        public Golden {
            ModelFile.requireName("golden.inputs", inputs);
            ModelFile.requireName("golden.outputs", outputs);
        }
    }
}
