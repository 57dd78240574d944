package dev.mien.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresenceTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "somebody turned half away, 1200, 0.65, true, true",
        "a letter, 1200, 0.55, true, false",
        "the back of a head, 1200, 0.8, false, false",
        "somebody masked, 1200, 0.97, false, true",
        "a glance, 900, 0.97, true, false"
    })
    void aPersonIsSeenForASecondAndSurelyOrWell(String who, long millis, double mean, boolean clear, boolean person) {
        Duration video = Duration.ofMinutes(1);
        assertThat(Presence.defaults().holds(Duration.ofMillis(millis), mean, clear, video))
                .isEqualTo(person);
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true"})
    void oneClearFrameIsEnough(int clearFrames, boolean person) {
        PersonLog log = new PersonLog(1, Duration.ZERO, Duration.ZERO, new Findings());
        for (int i = 0; i < 15; i++) {
            log.sighting(Duration.ofMillis(100L * i), 0.8, i < clearFrames);
        }
        assertThat(log.isPerson(Presence.defaults(), Duration.ofMinutes(1))).isEqualTo(person);
    }
}
