package dev.mien.batch.export;

import java.util.List;

/** The exports by name. */
public final class Exports {
    private static final List<Export> ALL = List.of(new ElanExport(), new TextGridExport(), new OpenFaceExport());

    private Exports() {}

    /** {@return the names that users may give} */
    public static List<String> labels() {
        return ALL.stream().map(Export::label).toList();
    }

    /**
     * {@return the export of a name}
     *
     * @param label as {@link Export#label} has it
     * @throws IllegalArgumentException if there is no such export; the message lists those there are
     */
    public static Export of(String label) {
        return ALL.stream()
                .filter(export -> export.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "unknown export '" + label + "'; known: " + String.join(", ", labels())));
    }
}
