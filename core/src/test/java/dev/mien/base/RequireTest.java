package dev.mien.base;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class RequireTest {
    @Test
    void whatLiesAtABoundPasses() {
        assertThatCode(() -> {
                    Require.within("x", 0.5, 0.5, 1);
                    Require.within("x", 4, 1, 4);
                    Require.atLeast("x", 1, 1);
                    Require.multiple("x", 8, "cell", 8);
                    Require.positive("x", Double.MIN_VALUE);
                })
                .doesNotThrowAnyException();
    }

    @Test
    void whatLiesBeyondIsNamedWithItsRule() {
        refused(() -> Require.within("x", Double.NaN, 0, 1), "x must lie in 0 to 1, got NaN");
        refused(() -> Require.within("x", 2.01, 0.5, 2), "x must lie in 0.5 to 2, got 2.01");
        refused(() -> Require.within("x", 5, 1, 4), "x must lie in 1 to 4, got 5");
        refused(() -> Require.atLeast("x", 0, 1), "x must be at least 1, got 0");
        refused(() -> Require.multiple("x", 0, "cell", 8), "x must be a multiple of cell 8, got 0");
        refused(() -> Require.multiple("x", 12, "cell", 8), "x must be a multiple of cell 8, got 12");
        refused(() -> Require.positive("x", 0), "x must be above 0, got 0.0");
        refused(() -> Require.positive("x", Double.POSITIVE_INFINITY), "x must be above 0, got Infinity");
    }

    private static void refused(ThrowingCallable check, String message) {
        assertThatThrownBy(check).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
