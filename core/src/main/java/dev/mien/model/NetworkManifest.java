package dev.mien.model;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a network of an earlier stage is: one that finds faces or their landmarks.
 *
 * @param kind {@link #DETECTOR} or {@link #LANDMARKS}
 * @param network the ONNX file; the stage that runs it says which inputs and outputs it must have
 * @param options numbers that belong to these weights, such as the score from which a box counts as a face: options of the
 *     stage, by name, that hold where the user does not choose others
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record NetworkManifest(
        String id,
        String version,
        String kind,
        String description,
        String licence,
        String network,
        Map<String, Double> options,
        Optional<Training> training,
        Optional<Golden> golden,
        List<ModelFile> files)
        implements Manifest {
    /** The kind of the models that find faces. */
    public static final String DETECTOR = "face-detector";
    /** The kind of the models that find a face's landmarks. */
    public static final String LANDMARKS = "face-landmarks";

    static final List<String> KINDS = List.of(DETECTOR, LANDMARKS);

    public NetworkManifest {
        options = Collections.unmodifiableMap(new TreeMap<>(options));
        files = List.copyOf(files);
        ManifestRules.requireOne("kind", kind, KINDS);
        ModelFile.requireName("network", network);
        options.forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("options." + name + " must be a number, got " + value);
            }
        });
        ManifestRules.require(id, version, kind, description, licence, golden, Optional.of(network), files);
    }

    @Override
    @JsonIgnore
    public String stage() {
        return stage(kind);
    }

    static String stage(String kind) {
        return kind.equals(DETECTOR) ? "detection" : "landmarks";
    }

    @Override
    public NetworkManifest withFiles(List<ModelFile> entries) {
        return new NetworkManifest(
                id, version, kind, description, licence, network, options, training, golden, entries);
    }
}
