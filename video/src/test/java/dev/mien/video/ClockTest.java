package dev.mien.video;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ClockTest {
    private final Clock clock = new Clock(2_000_000_000, 40_000_000);

    @Test
    void countsFromTheOrigin() {
        assertThat(at(2_100)).isEqualTo(100);
        assertThat(at(2_140)).isEqualTo(140);
        assertThat(at(9_000)).isEqualTo(7_000);
    }

    @Test
    void aMissingStampIsOneFrameOn() {
        assertThat(missing()).isEqualTo(0);
        assertThat(at(2_010)).isEqualTo(10);
        assertThat(missing()).isEqualTo(50);
        assertThat(missing()).isEqualTo(90);
    }

    @Test
    void aStampALittleBackMovesBehindTheLastOne() {
        at(2_500);
        assertThat(at(2_500)).isEqualTo(501);
        assertThat(at(2_400)).isEqualTo(502);
        assertThat(at(2_540)).isEqualTo(540);
    }

    @Test
    void framesKeepSoFarApartThatAWrittenFileCanTellThem() {
        at(2_500);
        assertThat(clock.next(OptionalLong.of(2_500_000_001L)).toMillis()).isEqualTo(501);
    }

    @Test
    void aMediumThatCountsAnewGoesOn() {
        at(12_000);
        assertThat(at(2_000)).isEqualTo(10_040);
        assertThat(at(2_100)).isEqualTo(10_140);
    }

    @Test
    void stampsBeforeTheOriginDoNotBecomeNegative() {
        assertThat(at(1_900)).isEqualTo(0);
        assertThat(at(2_000)).isEqualTo(1);
    }

    private long at(long millis) {
        return clock.next(OptionalLong.of(millis * 1_000_000)).toMillis();
    }

    private long missing() {
        return clock.next(OptionalLong.empty()).toMillis();
    }
}
