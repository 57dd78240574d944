package dev.mien.train.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.Expression;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TruthEventTest {
    private final TruthEvent event = new TruthEvent(1, Optional.of(Expression.ANGER), 2, 2.4, 4, 5, 0.8);

    @Test
    void risesStaysAndFalls() {
        assertThat(event.weight(1.9)).isZero();
        assertThat(event.weight(2.2)).isCloseTo(0.4, within(1e-9));
        assertThat(event.weight(2.4)).isCloseTo(0.8, within(1e-9));
        assertThat(event.weight(3.9)).isEqualTo(0.8);
        assertThat(event.weight(4.5)).isCloseTo(0.4, within(1e-9));
        assertThat(event.weight(5)).isZero();
    }
}
