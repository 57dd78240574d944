package dev.mien.eval.landmark;

import dev.mien.face.FacePart;
import java.util.List;
import java.util.Locale;

/** The regions that landmark errors are told apart by. */
public enum FaceRegion {
    /** The 17 points of the jaw. */
    JAW(FacePart.JAW),
    /** Both brows, five points each. */
    BROWS(FacePart.RIGHT_BROW, FacePart.LEFT_BROW),
    /** Bridge and base of the nose. */
    NOSE(FacePart.NOSE),
    /** Both eyes, six points each. */
    EYES(FacePart.RIGHT_EYE, FacePart.LEFT_EYE),
    /** Outer and inner lips. */
    MOUTH(FacePart.OUTER_LIPS, FacePart.INNER_LIPS);

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable
    private final List<FacePart> parts;

    FaceRegion(FacePart... parts) {
        this.parts = List.of(parts);
    }

    /** {@return the region in lower case, as in tables and JSON} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a point, counted from 0, belongs to it. */
    boolean holds(int point) {
        return parts.stream().anyMatch(part -> part.holds(point));
    }
}
