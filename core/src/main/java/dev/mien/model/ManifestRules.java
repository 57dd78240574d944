package dev.mien.model;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the manifests of all stages refuse. The messages begin with the field at fault. */
final class ManifestRules {
    private ManifestRules() {}

    /**
     * Checks what every manifest says.
     *
     * @param files empty if they are still to be filled in; otherwise the golden files and the network are among them
     */
    static void require(
            String id,
            String version,
            String description,
            String licence,
            Optional<Manifest.Golden> golden,
            Optional<String> network,
            List<ModelFile> files) {
        Manifest.requireId(id);
        requireText("version", version);
        requireText("description", description);
        requireText("licence", licence);
        List<String> names = files.stream().map(ModelFile::name).toList();
        if (new HashSet<>(names).size() < names.size()) {
            throw new IllegalArgumentException("files names one file twice: " + names);
        }
        if (!names.isEmpty()) {
            golden.ifPresent(g -> requireListed("golden", names, g.inputs(), g.outputs()));
            network.ifPresent(file -> requireListed("network", names, file));
        }
    }

    /** Throws unless the kind is one of those that a manifest is for. */
    static void requireKind(ModelKind kind, Predicate<ModelKind> fits) {
        if (!fits.test(kind)) {
            throw new IllegalArgumentException("kind must be one of "
                    + Arrays.stream(ModelKind.values()).filter(fits).toList() + ", got '" + kind + "'");
        }
    }

    static void requireText(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(field + " is empty");
        }
    }

    static void requireOne(String field, String value, List<String> known) {
        if (!known.contains(value)) {
            throw new IllegalArgumentException(field + " must be one of " + known + ", got '" + value + "'");
        }
    }

    private static void requireListed(String field, List<String> listed, String... names) {
        if (!listed.containsAll(List.of(names))) {
            throw new IllegalArgumentException(
                    field + " names " + String.join(" and ", names) + ", but files holds only " + listed);
        }
    }
}
