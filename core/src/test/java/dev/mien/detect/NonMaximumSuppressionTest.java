package dev.mien.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mien.face.Box;
import dev.mien.face.Face;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NonMaximumSuppressionTest {
    private static Face face(double x, double confidence) {
        return new Face(new Box(x, 0, 10, 10), (float) confidence, List.of());
    }

    @Test
    void keepsTheStrongerOfTwoThatOverlap() {
        Face weak = face(0, 0.4);
        Face strong = face(2, 0.9);
        assertThat(NonMaximumSuppression.apply(List.of(weak, strong), 0.3)).containsExactly(strong);
    }

    @Test
    void theLimitItselfIsAllowed() {
        // Boxes of 10 shifted by 5 share 50 of 150.
        List<Face> faces = List.of(face(0, 0.9), face(5, 0.8));
        assertThat(NonMaximumSuppression.apply(faces, 1.0 / 3)).hasSize(2);
        assertThat(NonMaximumSuppression.apply(faces, 0.33)).hasSize(1);
    }

    @Test
    void aDroppedFaceDropsNoOther() {
        Face first = face(0, 0.9);
        Face second = face(4, 0.8);
        Face third = face(8, 0.7);
        assertThat(NonMaximumSuppression.apply(List.of(first, second, third), 0.3))
                .containsExactly(first, third);
    }

    @Test
    void aPartOfAFaceIsNoFace() {
        Face whole = new Face(new Box(0, 0, 100, 100), 0.8f, List.of());
        Face mouth = new Face(new Box(30, 60, 40, 40), 0.7f, List.of());
        Face beside = new Face(new Box(70, 70, 50, 50), 0.6f, List.of());
        assertThat(NonMaximumSuppression.apply(List.of(whole, mouth, beside), 0.4))
                .containsExactly(whole, beside);
    }

    @Test
    void noneGivesNone() {
        assertThat(NonMaximumSuppression.apply(List.of(), 0.3)).isEmpty();
    }

    @Test
    void theOrderOfTheInputDoesNotMatter() {
        Random random = new Random(7);
        List<Face> faces = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            // Coarse confidences, so that many are equal.
            faces.add(face(random.nextInt(100), random.nextInt(3) / 2.0));
        }
        List<Face> expected = NonMaximumSuppression.apply(faces, 0.3);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(faces, random);
            assertThat(NonMaximumSuppression.apply(faces, 0.3)).isEqualTo(expected);
        }
    }
}
