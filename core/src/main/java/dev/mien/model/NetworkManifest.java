package dev.mien.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.mien.base.Require;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a network of an earlier stage is: one that finds faces or their landmarks.
 *
 * @param id what the model is chosen by: lower-case letters, digits, '.', '_' and '-'
 * @param version of the model, for people
 * @param kind any kind but those for expressions
 * @param description one sentence
 * @param licence SPDX identifier or a short name
 * @param network the ONNX file; the stage that runs it says which inputs and outputs it must have
 * @param options numbers that belong to these weights, such as the score from which a box counts as a face: options of
 *     the stage, by name, that hold where the user does not choose others
 * @param training where it came from; absent where that is not known
 * @param golden the files with example inputs and the outputs they must give; a model that ships has them
 * @param files every file of the model but {@code model.json}; empty only until a {@link ModelWriter} fills it in
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NetworkManifest(
        String id,
        String version,
        ModelKind kind,
        String description,
        String licence,
        String network,
        Map<String, Double> options,
        Optional<Training> training,
        Optional<Golden> golden,
        List<ModelFile> files)
        implements Manifest {
    /**
     * Checks the components.
     *
     * @param id what the model is chosen by: lower-case letters, digits, '.', '_' and '-'
     * @param version of the model, for people
     * @param description one sentence
     * @param licence SPDX identifier or a short name
     * @param training where it came from; absent where that is not known
     * @param golden the files with example inputs and the outputs they must give; a model that ships has them
     * @param files every file of the model but {@code model.json}; empty only until a {@link ModelWriter} fills it in
     * @param kind any kind but those for expressions
     * @param network the ONNX file; the stage that runs it says which inputs and outputs it must have
     * @param options numbers that belong to these weights, such as the score from which a box counts as a face: options
     *     of the stage, by name, that hold where the user does not choose others
     * @throws IllegalArgumentException if a field is missing or out of range; the message names it
     */
    public NetworkManifest {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        files = List.copyOf(files);
        ManifestRules.requireKind(kind, known -> !known.isExpression());
        ModelFile.requireName("network", network);
        options.forEach((name, value) -> {
            Require.that(Double.isFinite(value), "options." + name + " must be a number", value);
        });
        ManifestRules.require(id, version, description, licence, golden, Optional.of(network), files);
    }

    @Override
    public NetworkManifest withFiles(List<ModelFile> entries) {
        return new NetworkManifest(
                id, version, kind, description, licence, network, options, training, golden, entries);
    }
}
