package dev.mien.follow;

import dev.mien.face.Box;
import dev.mien.stage.StageInfo;
import dev.mien.stage.StageKind;
import java.util.List;
import java.util.Map;

/**
 * In which frames of a video faces are searched for. Between searches they are followed; how far off that was shows at the
 * next search, and decides how soon the one after it comes: a face found elsewhere or not expected at all brings searches
 * together, expectations that hold spread them, up to the most that is allowed.
 */
final class DetectionSchedule {
    /** Mean intersection over union of expected and found boxes below which following has drifted. */
    private static final double DRIFTED = 0.6;
    /** And above which it may go on for longer. */
    private static final double STEADY = 0.75;

    private final int most;
    private int interval = 1;
    private int since;

    /** @param most frames from one search to the next, 1 or more */
    DetectionSchedule(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("faces must be searched for every 1 or more frames, got " + most);
        }
        this.most = most;
    }

    StageInfo info() {
        return new StageInfo(StageKind.SCHEDULE, "adaptive", Map.of("every", Integer.toString(most)), "");
    }

    /** Whether the next frame is to be searched. */
    boolean isDue() {
        return since == 0;
    }

    /** A frame went by in which faces were only followed. */
    void followed() {
        since = (since + 1) % interval;
    }

    /** A frame was searched. */
    void searched(List<Box> expected, List<Box> found) {
        double overlap = overlap(expected, found);
        if (overlap < DRIFTED) {
            interval = 1;
        } else if (overlap > STEADY) {
            interval = Math.min(most, interval + 1);
        }
        since = 1 % interval;
    }

    /** Mean over both lists of each box's best overlap with the other list; 1 where both are empty. */
    private static double overlap(List<Box> expected, List<Box> found) {
        int boxes = expected.size() + found.size();
        return boxes == 0 ? 1 : (best(expected, found) + best(found, expected)) / boxes;
    }

    private static double best(List<Box> boxes, List<Box> others) {
        return boxes.stream()
                .mapToDouble(box -> others.stream().mapToDouble(box::iou).max().orElse(0))
                .sum();
    }
}
