package dev.mien.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.testkit.Seeded;
import dev.mien.testkit.Seeds;
import java.util.random.RandomGenerator;

class AngleTest {
    @Seeded(500)
    void agreesWithTheExactArcTangent(RandomGenerator random) {
        float y = (float) Seeds.real(random, -2, 2);
        float x = (float) Seeds.real(random, -2, 2);
        double exact = Math.atan2(y, x) / (2 * Math.PI);
        double error = Angle.turn(y, x) - exact;
        assertThat(error - Math.rint(error)).isCloseTo(0, within(1e-7));
        assertThat(Angle.turn(y, x)).isBetween(0f, 1f);
    }
}
