package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Box;
import dev.mien.face.Face;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondLookTest {
    private static final double SCORE = 0.8;

    private static boolean holds(double confidence, double fit) {
        Face face = new Face(new Box(0, 0, 40, 40), (float) confidence, List.of(), (float) fit);
        return !SecondLook.held(List.of(face), SCORE).isEmpty();
    }

    @Test
    void pointsThatFitMakeUpForDoubt() {
        assertThat(SecondLook.worthIt(SCORE)).isLessThan(0.65);
        assertThat(holds(0.65, 0.95)).isTrue();
        assertThat(holds(0.65, 0.3)).isFalse();
    }

    @Test
    void pointsThatFitNowhereMakeASureDetectorDoubtful() {
        assertThat(holds(0.85, 0.5)).isTrue();
        assertThat(holds(0.85, 0.001)).isFalse();
    }
}
