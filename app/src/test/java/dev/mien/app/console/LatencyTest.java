package dev.mien.app.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyTest {
    @Test
    void quantilesAreThoseOfTheSortedAnswers() {
        Latency latency = new Latency();
        for (int i = 100; i >= 1; i--) {
            latency.add(Duration.ofMillis(i));
        }
        assertThat(latency.quantile(0.5)).isEqualTo(50);
        assertThat(latency.quantile(0.95)).isEqualTo(95);
        assertThat(latency.quantile(0.955)).isEqualTo(96);
        assertThat(latency.quantile(1)).isEqualTo(100);
        assertThat(latency).hasToString("answers after 50 ms (median), 95 % within 95 ms, the latest after 100 ms");
    }

    @Test
    void theLatestIsExactHoweverLateItIs() {
        Latency latency = new Latency();
        latency.add(Duration.ofMillis(5));
        latency.add(Duration.ofMinutes(1));
        assertThat(latency.toString()).contains("the latest after 60000 ms");
    }

    @Test
    void withoutAnswersThereIsNoFigure() {
        assertThat(new Latency()).hasToString("no answers");
    }
}
