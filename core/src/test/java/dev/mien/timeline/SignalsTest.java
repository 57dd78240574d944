package dev.mien.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.mien.face.FaceGeometry;
import dev.mien.face.HeadPose;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Curves of angles and openings, 25 frames a second. */
class SignalsTest {
    private static final int TRACK = 7;

    private final List<Cue> cues = new ArrayList<>();

    @Test
    void aHeadThatTurnsAwayDoesSoFromTheOneAngleToTheOther() {
        // 10 degrees a second up to 50 and down again: 30 at 3 s, 20 on the way back at 8 s
        List<LookingAway> away = away(11, t -> t < 5 ? 10 * t : 100 - 10 * t);
        assertThat(away).singleElement().satisfies(event -> {
            assertThat(event.track()).isEqualTo(TRACK);
            assertThat(seconds(event.onset())).isCloseTo(3, within(0.001));
            assertThat(seconds(event.apex())).isCloseTo(5, within(0.041));
            assertThat(seconds(event.offset())).isCloseTo(8, within(0.001));
            assertThat(event.angle()).isCloseTo(50, within(0.5));
            assertThat(event.pose().yaw()).isCloseTo(-50, within(0.5));
            assertThat(cues).extracting(Cue::kind).containsExactly(Cue.Kind.LOOKING_AWAY, Cue.Kind.LOOKING_BACK);
            assertThat(cues).extracting(Cue::time).containsExactly(event.onset(), event.offset());
            assertThat(cues.get(0).value()).as("half a second on").isCloseTo(35, within(0.5));
            assertThat(cues.get(1).value()).isEqualTo(event.angle());
        });
    }

    @Test
    void whoNodsOrTremblesBetweenTheAnglesLooksAwayOnceAndWhoGlancesDoesNot() {
        assertThat(away(10, t -> 25 + 4 * Math.cos(2 * Math.PI * t))).isEmpty();
        assertThat(away(10, t -> t > 2 && t < 6 ? 31 + 9 * Math.cos(2 * Math.PI * t) : 0))
                .as("back to 22 and away again")
                .hasSize(1);
        assertThat(away(10, t -> t > 2 && t < 2.4 ? 60 : 0)).as("0.4 s").isEmpty();
        assertThat(away(10, t -> t > 2 && t < 2.7 ? 60 : 0)).as("0.7 s").hasSize(1);
    }

    @Test
    void lookingAwayEndsWhereTheFaceWasLastSeen() {
        LookingAwayDetector detector = new LookingAwayDetector(TRACK, cues::add);
        assertThat(detector.total()).as("no pose was ever known").isEmpty();
        List<LookingAway> events = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (i < 50 || i >= 100) {
                detector.add(time(i), new HeadPose(0, -40, 10)).ifPresent(events::add);
            }
        }
        detector.finish().ifPresent(events::add);
        assertThat(events).extracting(LookingAway::onset).containsExactly(time(0), time(100));
        assertThat(events).extracting(LookingAway::offset).containsExactly(time(49), time(199));
        assertThat(detector.total()).hasValue(time(49 + 99));
        assertThat(detector.finish()).isEmpty();
        assertThat(cues)
                .extracting(Cue::kind)
                .containsExactly(
                        Cue.Kind.LOOKING_AWAY, Cue.Kind.LOOKING_BACK, Cue.Kind.LOOKING_AWAY, Cue.Kind.LOOKING_BACK);
    }

    @Test
    void theAngleIsThatOfBothTurns() {
        assertThat(new HeadPose(0, 0, 80).offCamera()).isZero();
        assertThat(new HeadPose(25, 25, 0).offCamera()).isCloseTo(34.8, within(0.1));
        assertThat(new HeadPose(-180, 0, 0).offCamera()).isCloseTo(180, within(1e-9));
    }

    @Test
    void aBlinkHasItsTimesAndHowFarItWent() {
        List<Blink> blinks = blinks(20, t -> t > 5 && t < 5.2 ? 0.06 : 0.3);
        assertThat(blinks).singleElement().satisfies(blink -> {
            assertThat(blink.track()).isEqualTo(TRACK);
            assertThat(seconds(blink.onset())).isBetween(4.99, 5.05);
            assertThat(seconds(blink.offset())).isBetween(5.15, 5.21);
            assertThat(blink.apex()).isBetween(blink.onset(), blink.offset());
            assertThat(blink.closure()).isCloseTo(0.8, within(0.02));
        });
        assertThat(blinks(20, t -> t > 5 && t < 5.7 ? 0.06 : 0.3)).as("0.7 s").isEmpty();
        assertThat(blinks(20, t -> t > 19.8 ? 0.06 : 0.3)).as("never opened").isEmpty();
    }

    @Test
    void eyesThatAreNotSeenDoNotBlink() {
        EyeSignals eyes = new EyeSignals(TRACK);
        List<Blink> blinks = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            if (i < 100 || i > 115) {
                eyes.add(time(i), geometry(i > 97 && i < 120 ? 0.06 : 0.3)).ifPresent(blinks::add);
            }
        }
        assertThat(blinks).as("hidden for 0.64 s in between").isEmpty();
    }

    private List<LookingAway> away(double seconds, DoubleUnaryOperator angle) {
        LookingAwayDetector detector = new LookingAwayDetector(TRACK, cues::add);
        List<LookingAway> events = new ArrayList<>();
        for (int i = 0; i <= seconds * 25; i++) {
            HeadPose pose = new HeadPose(-angle.applyAsDouble(i / 25.0), 0, 5);
            detector.add(time(i), pose).ifPresent(events::add);
        }
        Optional<LookingAway> last = detector.finish();
        last.ifPresent(events::add);
        return events;
    }

    private static List<Blink> blinks(double seconds, DoubleUnaryOperator ratio) {
        EyeSignals eyes = new EyeSignals(TRACK);
        List<Blink> blinks = new ArrayList<>();
        for (int i = 0; i <= seconds * 25; i++) {
            eyes.add(time(i), geometry(ratio.applyAsDouble(i / 25.0))).ifPresent(blinks::add);
        }
        assertThat(eyes.blinks()).isEqualTo(blinks.size());
        return blinks;
    }

    private static FaceGeometry geometry(double eye) {
        return new FaceGeometry(new HeadPose(0, 0, 0), eye, eye, 0);
    }

    private static Duration time(int index) {
        return Duration.ofMillis(40L * index);
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
