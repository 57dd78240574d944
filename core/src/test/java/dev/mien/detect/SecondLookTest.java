package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Box;
import dev.mien.face.Face;
import dev.mien.image.Image;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondLookTest {
    private static final double SCORE = 0.8;

    private static final Image PICTURE = Image.gray(100, 80, new byte[100 * 80]);

    private static Face face(double side, double confidence, double fit) {
        return new Face(new Box(0, 0, side, side), (float) confidence, List.of(), (float) fit);
    }

    private static boolean holds(double confidence, double fit) {
        return !SecondLook.held(List.of(face(40, confidence, fit)), SCORE, PICTURE)
                .isEmpty();
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

    @Test
    void moreIsBelievedOfWhatFillsAPictureAlone() {
        Face closeUp = face(70, 0.6, 0.2);
        assertThat(holds(0.6, 0.2)).isFalse();
        assertThat(SecondLook.held(List.of(closeUp), SCORE, PICTURE)).containsExactly(closeUp);
        assertThat(SecondLook.held(List.of(face(70, 0.6, 0.001)), SCORE, PICTURE))
                .isEmpty();
        Face sure = face(20, 0.9, 0.9);
        assertThat(SecondLook.held(List.of(sure, closeUp), SCORE, PICTURE)).containsExactly(sure);
    }
}
