package dev.mien.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.mien.face.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class DetectionScheduleTest {
    private static final List<Box> THERE = List.of(new Box(10, 10, 50, 50));
    private static final List<Box> ELSEWHERE = List.of(new Box(30, 10, 50, 50));

    @Test
    void searchesSpreadWhileExpectationsHoldUpToTheMost() {
        DetectionSchedule schedule = new DetectionSchedule(4);
        assertThat(frames(schedule, THERE, 18)).isEqualTo("S.S..S...S...S...S");
    }

    @Test
    void aFaceFoundElsewhereOrNotExpectedBringsSearchesTogether() {
        for (List<Box> surprising : List.of(ELSEWHERE, List.<Box>of())) {
            DetectionSchedule schedule = new DetectionSchedule(4);
            frames(schedule, THERE, 17);
            assertThat(frames(schedule, surprising, 4)).isEqualTo("SSSS");
            assertThat(frames(schedule, THERE, 3)).isEqualTo("S.S");
        }
    }

    @Test
    void anEmptySceneIsSearchedSeldom() {
        DetectionSchedule schedule = new DetectionSchedule(2);
        StringBuilder done = new StringBuilder();
        for (int i = 0; i < 5; i++) {
            done.append(step(schedule, List.of(), List.of()));
        }
        assertThat(done).hasToString("S.S.S");
    }

    @Test
    void aStepBelowOneIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DetectionSchedule(0))
                .withMessageContaining("1 or more");
    }

    private static String frames(DetectionSchedule schedule, List<Box> expected, int count) {
        StringBuilder done = new StringBuilder();
        for (int i = 0; i < count; i++) {
            done.append(step(schedule, expected, THERE));
        }
        return done.toString();
    }

    private static char step(DetectionSchedule schedule, List<Box> expected, List<Box> found) {
        if (schedule.isDue()) {
            schedule.searched(expected, found);
            return 'S';
        }
        schedule.followed();
        return '.';
    }
}
