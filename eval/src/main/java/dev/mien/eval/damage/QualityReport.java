package dev.mien.eval.damage;

import java.util.List;

/**
 * How one pipeline bears each {@link Damage}, and how it does by the sharpness and the pose measured.
 *
 * @param pipeline its name
 * @param curves one for each kind of damage
 */
public record QualityReport(String pipeline, List<DamageCurve> curves) {
    /**
     * Takes a copy of what it is given.
     *
     * @param pipeline its name
     * @param curves one for each kind of damage
     */
    public QualityReport {
        curves = List.copyOf(curves);
    }
}
