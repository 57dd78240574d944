package dev.mien.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HalfTest {
    @Test
    void everyHalfHasTheValueOfItsDefinition() {
        for (int bits = 0; bits < 65536; bits++) {
            // By bits, so that -0 differs from 0; one NaN is as good as another.
            assertThat(Float.floatToIntBits(Half.toFloat((short) bits)))
                    .as("%04x", bits)
                    .isEqualTo(Float.floatToIntBits(definition(bits)));
        }
    }

    @Test
    void everyHalfSurvivesTheRoundTrip() {
        for (int bits = 0; bits < 65536; bits++) {
            float value = Half.toFloat((short) bits);
            int back = Half.fromFloat(value) & 0xffff;
            if (Float.isNaN(value)) {
                assertThat(Half.toFloat((short) back)).isNaN();
            } else {
                assertThat(back).as("%04x", bits).isEqualTo(bits);
            }
        }
    }

    @Test
    void everyValueBetweenTwoHalvesGoesToTheNearestAndTiesToEven() {
        for (int bits = 0; bits < 0x7c00; bits++) {
            float low = Half.toFloat((short) bits);
            float high = bits == 0x7bff ? 65536 : Half.toFloat((short) (bits + 1));
            float middle = (low + high) / 2;
            int even = bits + (bits & 1);
            assertThat(Half.fromFloat(middle) & 0xffff)
                    .as("tie above %04x", bits)
                    .isEqualTo(even);
            assertThat(Half.fromFloat(Math.nextDown(middle)) & 0xffff).isEqualTo(bits);
            assertThat(Half.fromFloat(Math.nextUp(middle)) & 0xffff).isEqualTo(bits + 1);
            assertThat(Half.fromFloat(-middle) & 0xffff).isEqualTo(even | 0x8000);
        }
    }

    @Test
    void whatIsTooLargeBecomesInfinite() {
        assertThat(Half.toFloat(Half.fromFloat(Half.MAX))).isEqualTo(65504);
        assertThat(Half.toFloat(Half.fromFloat(1e9f))).isEqualTo(Float.POSITIVE_INFINITY);
        assertThat(Half.toFloat(Half.fromFloat(-1e9f))).isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(Half.fromFloat(Float.MIN_VALUE)).isZero();
    }

    /** IEEE 754-2008, 3.4, in double precision. */
    private static float definition(int bits) {
        double sign = bits >= 0x8000 ? -1 : 1;
        int exponent = bits / 1024 % 32;
        double fraction = bits % 1024 / 1024.0;
        if (exponent == 31) {
            return fraction == 0 ? (float) (sign * Double.POSITIVE_INFINITY) : Float.NaN;
        }
        return (float)
                (sign * (exponent == 0 ? fraction * Math.pow(2, -14) : (1 + fraction) * Math.pow(2, exponent - 15)));
    }
}
