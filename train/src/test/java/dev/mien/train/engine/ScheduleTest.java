package dev.mien.train.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    private final Schedule schedule = new Schedule(0.1, 10, 110);

    @Test
    void risesToThePeakAndFallsToAlmostNothing() {
        assertThat(schedule.rate(1)).isEqualTo(0.01, within(1e-9));
        assertThat(schedule.rate(10)).isEqualTo(0.1, within(1e-9));
        assertThat(schedule.rate(60)).isEqualTo(0.05, within(2e-4));
        assertThat(schedule.rate(110)).isEqualTo(0.0002, within(1e-9));
        for (int step = 11; step <= 110; step++) {
            assertThat(schedule.rate(step)).isLessThan(schedule.rate(step - 1));
        }
    }

    @Test
    void needsNoWarmUp() {
        assertThat(new Schedule(0.1, 0, 10).rate(1)).isBetween(0.09, 0.1);
    }
}
