package dev.mien.face;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeatMapTest {
    private static final HeatMap MAP = new HeatMap(3, 2, new float[] {1, 2, 3, -4, -5, -6});

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.25, 2", // the centre of a cell
        "0.3333333333, 0.25, 1.5", // midway between two
        "0.5, 0.5, -1.5",
        "0.3333333333, 0.5, -1.5",
        "0, 0, 1", // beyond the outermost centres
        "1, 1, -6",
        "-3, 0.25, 1",
        "9, 9, -6"
    })
    void isBilinearBetweenCentresAndHeldOutsideThem(double u, double v, double expected) {
        assertThat(MAP.sample(u, v)).isCloseTo(expected, within(1e-6));
    }

    @Test
    void isScaledByItsLargestMagnitude() {
        assertThat(MAP.largest()).isEqualTo(6);
        assertThat(new HeatMap(1, 1, new float[1]).largest()).isZero();
    }

    @Test
    void halfOfItsPlacesSayNoMoreThanTheMedian() {
        assertThat(MAP.median()).isEqualTo(3);
        assertThat(new HeatMap(3, 1, new float[] {-9, 2, 0}).median()).isEqualTo(2);
    }

    @Test
    void mirrorsLeftToRight() {
        assertThat(MAP.mirror()).isEqualTo(new HeatMap(3, 2, new float[] {3, 2, 1, -6, -5, -4}));
        assertThat(MAP.mirror().mirror()).isEqualTo(MAP).hasSameHashCodeAs(MAP);
    }

    @Test
    void theMeanNeedsTheSameGrid() {
        HeatMap flat = new HeatMap(3, 2, new float[] {1, 0, 1, 0, 1, 0});
        assertThat(MAP.average(flat)).isEqualTo(new HeatMap(3, 2, new float[] {1, 1, 2, -2, -2, -3}));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MAP.average(new HeatMap(2, 3, new float[6])))
                .withMessageContaining("3x2 and 2x3");
    }

    @Test
    void itsNumbersCannotBeChangedFromOutside() {
        float[] values = {1, 2};
        HeatMap map = new HeatMap(2, 1, values);
        values[0] = 7;
        assertThat(map.get(0, 0)).isEqualTo(1);
    }

    @Test
    void whatIsNoMapIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new HeatMap(2, 2, new float[3]));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeatMap(0, 0, new float[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> new HeatMap(1, 1, new float[] {Float.NaN}));
        assertThatThrownBy(() -> MAP.get(3, 0)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MAP.get(0, -1)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
