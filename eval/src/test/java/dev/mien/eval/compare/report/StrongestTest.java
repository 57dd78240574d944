package dev.mien.eval.compare.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StrongestTest {
    @Test
    void keepsTheLargestInOrderAndAmongEqualsTheEarlier() {
        Strongest<String> strongest = new Strongest<>(3);
        double[] values = {0.2, 0.9, 0.5, 0.5, 0.1, 0.5, 0.7};
        List<Integer> made = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            int number = i;
            strongest.offer(values[i], () -> {
                made.add(number);
                return "item" + number;
            });
        }
        assertThat(strongest.inOrder()).containsExactly("item1", "item6", "item2");
        assertThat(strongest.offered()).isEqualTo(7);
        assertThat(strongest.kept()).isEqualTo(3);
        assertThat(made).as("what cannot be kept is not made").containsExactly(0, 1, 2, 3, 6);
    }

    @Test
    void keepsAllIfThereAreFew() {
        Strongest<String> strongest = new Strongest<>(3);
        assertThat(strongest.inOrder()).isEmpty();
        strongest.offer(0, () -> "a");
        strongest.offer(0, () -> "b");
        assertThat(strongest.inOrder()).containsExactly("a", "b");
    }

    @Test
    void refusesToKeepNone() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Strongest<>(0));
    }
}
