package dev.mien.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;

class AngleTest {
    @Property(tries = 500)
    void agreesWithTheExactArcTangent(
            @ForAll @FloatRange(min = -2, max = 2) float y, @ForAll @FloatRange(min = -2, max = 2) float x) {
        double exact = Math.atan2(y, x) / (2 * Math.PI);
        double error = Angle.turn(y, x) - exact;
        assertThat(error - Math.rint(error)).isCloseTo(0, within(1e-7));
        assertThat(Angle.turn(y, x)).isBetween(0f, 1f);
    }
}
